using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Channels;

/// <summary>What the bot may do unasked on one platform: post a card, replace one, and find a private conversation.</summary>
public interface IChannel
{
    /// <summary>The name that conversations of this channel carry.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the channel keeps messages by their key, so that posting one again changes nothing. Where it does not, a send
    /// whose answer was lost is never repeated.
    /// </summary>
    bool RepeatsAreSafe { get; }

    /// <summary>Posts a card. <paramref name="key"/> is the same whenever the same message is tried again.</summary>
    Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct);

    /// <summary>Replaces a card that was posted before.</summary>
    Task<SendResult> ReplaceAsync(ConversationRef conversation, string messageId, Card card, CancellationToken ct);

    /// <summary>The private conversation with a person.</summary>
    Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct);
}

/// <summary>What became of a send. The set is closed.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>It is there, under this id.</summary>
    public sealed record Sent(string MessageId) : SendResult;

    /// <summary>Not now: try again after this time.</summary>
    public sealed record Wait(TimeSpan RetryAfter) : SendResult;

    /// <summary>Never: the reason says what a person must mend.</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>The answer was lost: it may be there or not.</summary>
    public sealed record Unknown(string Reason) : SendResult;
}
