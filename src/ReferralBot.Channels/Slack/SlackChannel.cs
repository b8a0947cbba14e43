using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Posts to Slack's conversations unasked, and says of each message what is known of it.</summary>
internal sealed class SlackChannel(SlackApi api, SlackBotNames names, SlackOutgoing gate) : IChannel
{
    // Between a conversation and a message id where the message went to another conversation than it was sent to.
    private const char Elsewhere = '/';

    // A change is made again after so long when nobody knows whether it was made: twice comes to the same.
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    // A dead token is looked at again after so long: somebody may have installed the app again. Nothing is sent with the old one.
    private static readonly TimeSpan UntilReconnected = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Name => SlackPlaces.Channel;

    /// <summary>
    /// The Web API knows no key for a message. One could be put into its metadata, but finding it again takes the right to read
    /// people's conversations, which this bot does not ask for: a lost answer stays unknown.
    /// </summary>
    public bool RepeatsAreSafe => false;

    /// <summary>One a second in a conversation, "several hundred" a minute in a workspace (docs.slack.dev/apis/web-api/rate-limits).</summary>
    public SendPace Pace { get; } = new(TimeSpan.FromSeconds(1), PerMinuteInInstallation: 300);

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        var message = gate.Checked(SlackRenderer.Message(card));
        message["channel"] = conversation.Id;
        return await api.CallAsync(conversation.Installation, "chat.postMessage", message, ct) switch
        {
            SlackAnswer.Done done => new SendResult.Sent(IdOf(done.Body, conversation.Id)),
            SlackAnswer.Lost lost => new SendResult.Unknown(lost.Reason),
            var answer => await NotDoneAsync(answer, conversation, ct),
        };
    }

    /// <inheritdoc/>
    public async Task<SendResult> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    )
    {
        var message = gate.Checked(SlackRenderer.Message(card));
        var at = messageId.IndexOf(Elsewhere, StringComparison.Ordinal);
        message["channel"] = at < 0 ? conversation.Id : messageId[..at];
        message["ts"] = messageId[(at + 1)..];
        return await api.CallAsync(conversation.Installation, "chat.update", message, ct) switch
        {
            SlackAnswer.Done => new SendResult.Sent(messageId),
            SlackAnswer.Lost => new SendResult.Wait(AgainAfter),
            var answer => await NotDoneAsync(answer, conversation, ct),
        };
    }

    /// <summary>The direct messages with a person. Where they cannot be opened now, their own id stands for them: chat.postMessage takes it.</summary>
    public async Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct)
    {
        var arguments = new JsonObject { ["users"] = user.Id };
        var answer = await api.CallAsync(user.Installation, "conversations.open", arguments, ct);
        var id = answer is SlackAnswer.Done done ? done.Body.At("channel").At("id").Text() : null;
        return new ConversationRef(SlackPlaces.Channel, user.Installation, id ?? user.Id);
    }

    /// <inheritdoc/>
    public async Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct) =>
        await api.CallAsync(user.Installation, "users.info", new JsonObject { ["user"] = user.Id }, ct) switch
        {
            SlackAnswer.Done done when done.Body.TryGetProperty("user", out var found) => SlackPersonReader.Read(
                found,
                user
            ),
            SlackAnswer.Failed { Error: "user_not_found" } => new Person(user.Id, Standing.Gone, TimeZone: null),
            SlackAnswer.Failed { Error: "user_not_visible" } => new Person(user.Id, Standing.Outsider, TimeZone: null),
            _ => null,
        };

    // A message to a person's id lies in the direct messages with them, and can be changed only there.
    private static string IdOf(JsonElement body, string conversationId)
    {
        var ts = body.At("ts").Text() ?? "";
        return body.At("channel").Text() is { } channel && channel != conversationId ? $"{channel}{Elsewhere}{ts}" : ts;
    }

    private async Task<SendResult> NotDoneAsync(
        SlackAnswer answer,
        ConversationRef conversation,
        CancellationToken ct
    ) =>
        answer switch
        {
            SlackAnswer.Later later => new SendResult.Wait(later.RetryAfter) { ForInstallation = later.IsLimit },
            SlackAnswer.Failed failed when SlackErrors.NeedsReconnecting(failed.Error) => new SendResult.Wait(
                UntilReconnected
            )
            {
                ForInstallation = true,
            },
            SlackAnswer.Failed failed => SlackRefusals.Of(
                failed,
                conversation.Id,
                await names.InAsync(conversation.Installation, ct)
            ),
            SlackAnswer.Done or SlackAnswer.Lost => throw new InvalidOperationException(
                "This is for what was not done."
            ),
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
}
