namespace ReferralBot.Chat.Channels;

/// <summary>
/// Keeps how conversations and people are reached, for channels where an id alone does not do. A channel writes down what it
/// learns of them with everything that comes in; what has not changed costs nothing.
/// </summary>
public interface IAddressBook
{
    /// <summary>
    /// Writes a conversation down, or what changed of it. One that was lost is there again: what was paused because of it goes on.
    /// One that was not known is greeted, once, and so is one from which the bot had been removed. Nothing is kept for an
    /// installation that nobody has.
    /// </summary>
    Task KeepAsync(KnownConversation conversation, CancellationToken ct);

    /// <summary>Writes a person down, or what changed of them. What is not said stays as it was.</summary>
    Task KeepAsync(KnownPerson person, CancellationToken ct);

    /// <summary>A conversation, also a lost one; <see langword="null"/> where it is not known or the bot was removed from it.</summary>
    Task<KnownConversation?> FindAsync(ConversationRef conversation, CancellationToken ct);

    /// <summary>A person; <see langword="null"/> where they are not known.</summary>
    Task<KnownPerson?> FindAsync(UserRef person, CancellationToken ct);

    /// <summary>A person by <see cref="KnownPerson.Alias"/>; <see langword="null"/> where nobody is known by it.</summary>
    Task<KnownPerson?> FindByAliasAsync(InstallationKey installation, string alias, CancellationToken ct);

    /// <summary>The conversation of an installation that was heard from last: its address serves where another one is not known.</summary>
    Task<KnownConversation?> FindLatestAsync(InstallationKey installation, CancellationToken ct);

    /// <summary>
    /// The channel says that nothing can be posted there: nothing is tried until somebody is heard from there. Says whether that is news.
    /// </summary>
    Task<bool> LoseAsync(ConversationRef conversation, string remedy, CancellationToken ct);

    /// <summary>
    /// The bot was removed from a conversation: what waits for it is not posted any more, and what goes there regularly is paused.
    /// Where it was the last one, the installation ends (<see cref="IInstallations.RemoveAsync"/>). Doing it again changes nothing.
    /// </summary>
    /// <param name="conversation">The conversation, or what it is a part of (<see cref="KnownConversation.Within"/>).</param>
    /// <param name="happenedAt">When the platform says that it happened: what is told late is about the time before.</param>
    /// <param name="ct">Stops before it.</param>
    Task RemoveAsync(ConversationRef conversation, DateTimeOffset happenedAt, CancellationToken ct);
}

/// <summary>A conversation that the bot is in.</summary>
/// <param name="Conversation">Its name.</param>
/// <param name="Address">What the channel needs to post there, in its own words. It holds nothing that people typed.</param>
public sealed record KnownConversation(ConversationRef Conversation, string Address)
{
    /// <summary>The one person whose private conversation it is; <see langword="null"/> where several read it.</summary>
    public UserRef? With { get; init; }

    /// <summary>What somebody has to do before anything can be posted there; <see langword="null"/> where it can.</summary>
    public string? Lost { get; init; }

    /// <summary>The whole that the bot comes into and leaves, where the conversation is a part of one: it is greeted once.</summary>
    public string? Within { get; init; }

    /// <summary>
    /// When the platform says that the bot came into it; <see langword="null"/> where it says nothing of that. Known only while it
    /// is written down.
    /// </summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Whether the bot began it itself, with something to say: it needs no greeting. Known only while it is written down.</summary>
    public bool OpenedByBot { get; init; }

    /// <summary>
    /// What people put before a command there so that the bot hears it, such as its name; <see langword="null"/> where it hears
    /// everything. Known only while it is written down.
    /// </summary>
    public string? Call { get; init; }
}

/// <summary>A person whom the bot has met.</summary>
/// <param name="User">Their name.</param>
public sealed record KnownPerson(UserRef User)
{
    /// <summary>Another id that the channel has for them, such as the one that stands in a mention.</summary>
    public string? Alias { get; init; }

    /// <summary>The conversation that they have with the bot alone, where there is one.</summary>
    public string? PrivateConversationId { get; init; }

    /// <summary>Their time zone, by its IANA name, as their program says.</summary>
    public string? TimeZone { get; init; }
}
