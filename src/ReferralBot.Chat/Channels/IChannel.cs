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

    /// <summary>How fast the channel may be sent to.</summary>
    SendPace Pace { get; }

    /// <summary>Posts a card. <paramref name="key"/> is the same whenever the same message is tried again.</summary>
    Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct);

    /// <summary>Replaces a card that was posted before.</summary>
    Task<SendResult> ReplaceAsync(ConversationRef conversation, string messageId, Card card, CancellationToken ct);

    /// <summary>The private conversation with a person.</summary>
    Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct);

    /// <summary>Who a person is, by what the channel says; <see langword="null"/> when it does not say now.</summary>
    Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct);
}

/// <summary>How fast a channel may be sent to without being told to wait.</summary>
/// <param name="BetweenInConversation">The time from the answer to one message until the next one to the same conversation.</param>
/// <param name="PerMinuteInInstallation">The most messages to one installation in a minute.</param>
public sealed record SendPace(TimeSpan BetweenInConversation, int PerMinuteInInstallation)
{
    /// <summary>The most messages to one installation in a second, spread evenly over it.</summary>
    public int PerSecondInInstallation { get; init; } = int.MaxValue;

    /// <summary>As fast as it goes.</summary>
    public static SendPace Free { get; } = new(TimeSpan.Zero, int.MaxValue);
}

/// <summary>A person, by what the channel says of them.</summary>
/// <param name="Name">What colleagues call them.</param>
/// <param name="Standing">What they are to the installation.</param>
/// <param name="TimeZone">Their time zone, by its IANA name, where the channel knows it.</param>
public sealed record Person(string Name, Standing Standing, string? TimeZone)
{
    /// <summary>
    /// Whether the channel tells nobody's rights: a full member may then be an admin, too, and the first one stands for the admins.
    /// </summary>
    public bool MayBeAdmin { get; init; }
}

/// <summary>What a person is to the workspace or tenant in which the bot is installed.</summary>
public enum Standing
{
    /// <summary>Runs it.</summary>
    Admin,

    /// <summary>A full member.</summary>
    Member,

    /// <summary>Invited to a part of it.</summary>
    Guest,

    /// <summary>Somebody of another organisation, met in a shared conversation.</summary>
    Outsider,

    /// <summary>No longer there, or no person.</summary>
    Gone,
}

/// <summary>What became of a send. The set is closed.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>It is there, under this id.</summary>
    public sealed record Sent(string MessageId) : SendResult;

    /// <summary>Not now: try again after this time.</summary>
    public sealed record Wait(TimeSpan RetryAfter) : SendResult
    {
        /// <summary>Whether the same is true of everything of this kind in the installation, not of this conversation alone.</summary>
        public bool ForInstallation { get; init; }
    }

    /// <summary>Never: the reason says what a person must mend.</summary>
    public sealed record Refused(string Reason) : SendResult
    {
        /// <summary>
        /// What somebody has to do in that conversation or installation before anything more can be posted there;
        /// <see langword="null"/> where only this one message is the matter.
        /// </summary>
        public string? Remedy { get; init; }
    }

    /// <summary>The answer was lost: it may be there or not.</summary>
    public sealed record Unknown(string Reason) : SendResult;
}
