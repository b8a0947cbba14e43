namespace ReferralBot.Channels.Slack;

/// <summary>What became of an attempt to open a socket. The set is closed.</summary>
internal abstract record SlackSocketOpening
{
    private SlackSocketOpening() { }

    /// <summary>Slack said hello on it.</summary>
    public sealed record Opened(SlackSocketConnection Connection) : SlackSocketOpening;

    /// <summary>Not now.</summary>
    /// <param name="Problem">What was in the way, and what to do about it should that last.</param>
    /// <param name="AtLeast">How long Slack wants to be left alone.</param>
    public sealed record Later(string Problem, TimeSpan AtLeast = default) : SlackSocketOpening;

    /// <summary>Not before somebody has done what the sentence says.</summary>
    public sealed record Never(string Problem) : SlackSocketOpening;
}

/// <summary>What can be wrong with a socket, in sentences that say what to do next.</summary>
internal static class SlackSocketProblems
{
    /// <summary>No answer, or none that can be read.</summary>
    public const string Unreachable =
        "Slack can't be reached. Check that this machine may open connections to slack.com and wss-primary.slack.com, port 443.";

    /// <summary>The connection was made, but Slack did not take it up.</summary>
    public const string Mute = "Slack took the connection and said nothing. If this lasts, see status.slack.com.";

    /// <summary>More than ten.</summary>
    public const string Crowded =
        "Slack takes ten sockets of an app at most, and they are all taken. Stop other programs that use this app-level token.";

    /// <summary>The address of the socket is not one of Slack's.</summary>
    public const string ForeignAddress =
        "The address given for the socket is not Slack's. Check Slack:ApiBaseUrl and any proxy in between.";

    /// <summary>Slack asks to wait.</summary>
    public const string Limited = "Slack asks to wait before the next attempt.";

    /// <summary>Switched off.</summary>
    public const string SwitchedOff =
        "Socket Mode is switched off for this app. Switch it on in the app's settings under Socket Mode, then restart the bot.";

    // npm @slack/socket-mode, UnrecoverableSocketModeStartError, and what docs.slack.dev/reference/methods/apps.connections.open
    // says of tokens that will not become good by waiting.
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "team_disabled",
        "token_expired",
        "token_revoked",
        "user_removed_from_team",
    };

    /// <summary>What Slack's word for its refusal leads to.</summary>
    public static SlackSocketOpening Refused(string error) =>
        Final.Contains(error)
            ? new SlackSocketOpening.Never(
                $"Slack refuses the app-level token ({error}). Make one with the scope connections:write in the app's settings under Basic Information, put it into Slack:AppToken, then restart the bot."
            )
            : new SlackSocketOpening.Later(
                $"Slack refuses to open a socket ({error}). If this lasts, see status.slack.com."
            );
}
