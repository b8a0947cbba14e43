using System.Collections.Concurrent;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Tests.Delivery;

/// <summary>A channel that does with each message what the test says, and remembers what it was given.</summary>
internal sealed class FakeChannel(string name) : IChannel
{
    private readonly ConcurrentQueue<string> _posted = new();

    public string Name => name;

    public bool RepeatsAreSafe { get; init; }

    /// <summary>The titles of what it was given, in that order.</summary>
    public IReadOnlyList<string> Posted => [.. _posted];

    /// <summary>What becomes of a message; sent, unless a test says otherwise.</summary>
    public Func<Card, CancellationToken, Task<SendResult>> Answer { get; set; } =
        (card, _) => Task.FromResult<SendResult>(new SendResult.Sent($"id of {card.Title}"));

    public SendPace Pace { get; init; } = SendPace.Free;

    public Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct) => Task.FromResult<Person?>(null);

    public Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        _posted.Enqueue(card.Title);
        return Answer(card, ct);
    }

    public Task<SendResult> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    )
    {
        _posted.Enqueue($"{card.Title} over {messageId}");
        return Answer(card, ct);
    }

    public Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct) =>
        Task.FromResult(new ConversationRef(user.Channel, user.Installation, $"private {user.Id}"));
}
