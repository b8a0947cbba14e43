using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>What became of something that Slack sent, once it is trusted. The set is closed.</summary>
internal abstract record SlackRead
{
    private SlackRead() { }

    /// <summary>A person did something.</summary>
    public sealed record Done(Turn Turn, SlackOrigin Origin) : SlackRead, ITurnDone;

    /// <summary>The app was removed, or its token revoked, in an installation; when, where Slack says it.</summary>
    public sealed record Removed(string Installation, string? AppId, DateTimeOffset? HappenedAt) : SlackRead;

    /// <summary>Nobody did anything; this is the answer already.</summary>
    public sealed record Answered(SlackAck Ack) : SlackRead;
}

/// <summary>Where something came from, and how it can be answered besides the acknowledgement.</summary>
/// <param name="Kind">What Slack sent.</param>
/// <param name="Installation">The organisation for an org-wide installation, else the workspace.</param>
/// <param name="UserId">Who did it.</param>
internal sealed record SlackOrigin(SlackKind Kind, string Installation, string UserId)
{
    /// <summary>The conversation it was done in, where it was done in one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Opens one view, once, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Takes up to five answers for half an hour. Its host was checked.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>The message whose button was pressed.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether only the person sees that message; such a one can be replaced through <see cref="ResponseUrl"/> alone.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The view that was sent or whose button was pressed.</summary>
    public string? ViewId { get; init; }

    /// <summary>The version of that view.</summary>
    public string? ViewHash { get; init; }

    /// <summary>Whether that view is the app's home page, not a dialog.</summary>
    public bool IsHome { get; init; }

    /// <summary>Whether that view lies on top of others.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Whether it is the third of three views: Slack takes no more on each other (docs.slack.dev/surfaces/modals).</summary>
    public bool IsFull { get; init; }

    /// <summary>
    /// The block ids of the inputs of that view, as they stand in it (<see cref="SlackBlockIds"/>): an error can be shown only at
    /// one of these.
    /// </summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The id under which something was kept for that view when it was opened.</summary>
    public string? OpenFormId { get; init; }

    /// <summary>The app that it was sent to, where Slack says it.</summary>
    public string? AppId { get; init; }

    /// <summary>What was kept for that view when it was opened.</summary>
    public OpenForm? Opened { get; init; }
}

/// <summary>What Slack sends for what people do.</summary>
internal enum SlackKind
{
    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A button of a message or of a view.</summary>
    Press,

    /// <summary>A form that was sent.</summary>
    Submission,

    /// <summary>Letters typed into a type-ahead field.</summary>
    Search,

    /// <summary>A shortcut, from anywhere or from a message.</summary>
    Shortcut,

    /// <summary>The app's home page was opened.</summary>
    Home,
}
