using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>What an activity turned out to be. The set is closed.</summary>
internal abstract record TeamsRead
{
    private TeamsRead() { }

    /// <summary>A person did something.</summary>
    public sealed record Done(Turn Turn, TeamsOrigin Origin) : TeamsRead, ITurnDone
    {
        /// <summary>What was typed, as long as it names people by what Teams calls them; <see langword="null"/> where it names nobody.</summary>
        public TeamsLine? Line { get; init; }
    }

    /// <summary>The bot came into a conversation, or into another place of one that it is in already.</summary>
    public sealed record Joined(TeamsOrigin Origin) : TeamsRead;

    /// <summary>The bot was removed from a conversation.</summary>
    public sealed record Left(TeamsOrigin Origin, DateTimeOffset HappenedAt) : TeamsRead;

    /// <summary>Nothing for the bot to do: this is the answer.</summary>
    public sealed record Answered(TeamsAck Ack) : TeamsRead;
}

/// <summary>Where an activity came from, and what is needed to answer it.</summary>
/// <param name="Kind">What Teams sent.</param>
/// <param name="Place">The conversation, as it was named: in a channel with the thread.</param>
/// <param name="UserId">Who did it, as turns name them: the Entra id, or the channel's own id where Teams gives no other.</param>
/// <param name="Mri">The channel's own id of the person, <c>29:…</c>: private messages go to it.</param>
internal sealed record TeamsOrigin(TeamsKind Kind, TeamsPlace Place, string UserId, string Mri)
{
    /// <summary>What kind of conversation it is.</summary>
    public TeamsScope Scope { get; init; }

    /// <summary>Whether only the person and the bot see what was typed (a targeted message).</summary>
    public bool IsTargeted { get; init; }

    /// <summary>The activity's own id.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The message whose card was used; <see langword="null"/> where there is none (a dialog of a message extension).</summary>
    public string? MessageId { get; init; }

    /// <summary>The id under which something was kept for the form when it was opened.</summary>
    public string? OpenFormId { get; init; }

    /// <summary>What was kept for it.</summary>
    public OpenForm? Opened { get; init; }

    /// <summary>The team and the channel in it, where it is one.</summary>
    public string? TeamId { get; init; }

    /// <summary>What the team is called, where Teams says it.</summary>
    public string? TeamName { get; init; }

    /// <summary>When Teams says that it happened.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What the person is called, where Teams says it.</summary>
    public string? Name { get; init; }

    /// <summary>The person's time zone, by its IANA name, where Teams says it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What Teams sent, for what only an answer to it needs (a preview, the command of an extension).</summary>
    public JsonElement Value { get; init; }

    /// <summary>The conversation without its thread.</summary>
    public string ConversationId => TeamsSource.WithoutThread(Place.ConversationId);

    /// <summary>Whether people use it where the bot is not, too: the message extension, and letters typed into one of its fields.</summary>
    public bool MayBeElsewhere =>
        Kind is TeamsKind.ExtensionOpened or TeamsKind.ExtensionSent or TeamsKind.ExtensionSearch or TeamsKind.Search;

    /// <summary>Who did it, where a person did.</summary>
    public UserRef? User => UserId.Length > 0 ? new UserRef(TeamsPlaces.Channel, Place.Tenant, UserId) : null;

    /// <summary>What is known now of the person who did it.</summary>
    public KnownPerson? Person =>
        User is { } user
            ? new KnownPerson(user)
            {
                Alias = Mri.Length > 0 ? Mri : null,
                PrivateConversationId = Scope == TeamsScope.Personal && !MayBeElsewhere ? ConversationId : null,
                TimeZone = TimeZone,
            }
            : null;
}

/// <summary>Where people talk.</summary>
internal enum TeamsScope
{
    /// <summary>A person and the bot alone.</summary>
    Personal,

    /// <summary>A chat of several.</summary>
    Group,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>What Teams sends for what people do.</summary>
internal enum TeamsKind
{
    /// <summary>A message with words.</summary>
    Message,

    /// <summary>A button or a form of a card, as an invoke that is answered with a card (<c>adaptiveCard/action</c>).</summary>
    CardAction,

    /// <summary>A button or a form of a card, as a message (<c>Action.Submit</c>, from programs that know no other).</summary>
    CardMessage,

    /// <summary>A button that opens a dialog (<c>task/fetch</c>).</summary>
    DialogOpened,

    /// <summary>A button or a form in a dialog (<c>task/submit</c>).</summary>
    DialogSent,

    /// <summary>A command of the message extension, which opens a dialog (<c>composeExtension/fetchTask</c>).</summary>
    ExtensionOpened,

    /// <summary>A button or a form in such a dialog (<c>composeExtension/submitAction</c>).</summary>
    ExtensionSent,

    /// <summary>A search of the message extension (<c>composeExtension/query</c>).</summary>
    ExtensionSearch,

    /// <summary>Letters typed into a type-ahead field (<c>application/search</c>).</summary>
    Search,

    /// <summary>The bot came or went.</summary>
    Presence,
}
