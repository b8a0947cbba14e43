using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.WebChat;

/// <summary>Posts to the conversations of the local page: into the transcript, and at once to the pages that are open.</summary>
internal sealed class WebChatChannel(IServiceScopeFactory scopes, WebChatSignal signal) : IChannel
{
    /// <inheritdoc/>
    public string Name => WebChatPlaces.Channel;

    /// <inheritdoc/>
    public bool RepeatsAreSafe => true;

    /// <inheritdoc/>
    public SendPace Pace => SendPace.Free;

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        if (Refusal(conversation) is { } refused)
        {
            return refused;
        }

        await using var scope = scopes.CreateAsyncScope();
        var transcript = scope.ServiceProvider.GetRequiredService<ITranscript>();
        var id = await transcript.AppendAsync(conversation, card, key, ct);
        signal.Wake();
        return new SendResult.Sent(id);
    }

    /// <inheritdoc/>
    public async Task<SendResult> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    )
    {
        if (Refusal(conversation) is { } refused)
        {
            return refused;
        }

        await using var scope = scopes.CreateAsyncScope();
        var transcript = scope.ServiceProvider.GetRequiredService<ITranscript>();
        if (!await transcript.ReplaceAsync(conversation, messageId, card, ct))
        {
            return new SendResult.Refused("That message is not in the conversation any more.");
        }

        signal.Wake();
        return new SendResult.Sent(messageId);
    }

    /// <inheritdoc/>
    public Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct) =>
        Task.FromResult(WebChatPlaces.Private);

    /// <inheritdoc/>
    public Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct) => Task.FromResult<Person?>(null);

    private static SendResult.Refused? Refusal(ConversationRef conversation) =>
        conversation == WebChatPlaces.Team || conversation == WebChatPlaces.Private
            ? null
            : new SendResult.Refused("The web chat has a team conversation and a private view, and no other place.");
}
