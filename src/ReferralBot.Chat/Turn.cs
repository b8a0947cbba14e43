namespace ReferralBot.Chat;

/// <summary>One thing a person did in a conversation, whichever channel it came from.</summary>
public sealed record Turn(UserRef User, ConversationRef Conversation, DateTimeOffset ReceivedAt, TurnInput Input)
{
    /// <summary>
    /// What the channel calls this delivery, so that a repeated one is answered and not done again;
    /// <see langword="null"/> where a repeat does no harm (a search).
    /// </summary>
    public string? DeliveryKey { get; init; }

    /// <summary>
    /// What people put before a line in that conversation so that the bot hears it, such as its name; <see langword="null"/>
    /// where it hears everything.
    /// </summary>
    public string? Call { get; init; }

    /// <summary>Whether nobody did it: the bot tries itself out after a start, and such a turn is neither logged nor counted.</summary>
    public bool IsRehearsal { get; init; }
}

/// <summary>A person, as the channel names them: the channel, its installation (workspace, tenant) and the person there.</summary>
public readonly record struct UserRef(string Channel, string Installation, string Id);

/// <summary>A place the bot can post to, as the channel names it.</summary>
public readonly record struct ConversationRef(string Channel, string Installation, string Id);
