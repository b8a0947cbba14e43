namespace ReferralBot.Channels.Slack;

/// <summary>What Slack says through a socket (docs.slack.dev/apis/events-api/using-socket-mode). The set is closed.</summary>
internal abstract record SlackSocketMessage
{
    private SlackSocketMessage() { }

    /// <summary>The socket works now.</summary>
    public sealed record Hello : SlackSocketMessage;

    /// <summary>The socket will be closed.</summary>
    public sealed record Goodbye(SlackSocketEnd End) : SlackSocketMessage;

    /// <summary>Something that a person did or that happened, to be acknowledged within three seconds.</summary>
    /// <param name="Id">What the acknowledgement names.</param>
    /// <param name="Delivery">The same that would have come over HTTP.</param>
    /// <param name="TakesBody">Whether the acknowledgement may carry an answer.</param>
    public sealed record Envelope(string Id, SlackDelivery Delivery, bool TakesBody) : SlackSocketMessage;

    /// <summary>Something that this bot knows nothing of: acknowledged, so that it does not come again, and left alone.</summary>
    public sealed record Unknown(string Id) : SlackSocketMessage;

    /// <summary>Nothing that can be read or acknowledged.</summary>
    public sealed record Unreadable(string Why) : SlackSocketMessage;
}

/// <summary>Why a socket ends.</summary>
internal enum SlackSocketEnd
{
    /// <summary>Slack wants to close it and take a new one; until then it works.</summary>
    Refresh,

    /// <summary>There are too many: Slack takes no more than ten of an app.</summary>
    Crowded,

    /// <summary>Socket Mode was switched off.</summary>
    SwitchedOff,

    /// <summary>It broke, was closed without a word, or fell silent.</summary>
    Lost,
}
