namespace ReferralBot.Channels.Slack;

/// <summary>Slack's words for what went wrong, as far as something is done about them, and a few of our own.</summary>
internal static class SlackErrors
{
    /// <summary>Ours: nothing is installed there, or not any more.</summary>
    public const string NotInstalled = "not_installed";

    /// <summary>Ours: Slack would never name this address.</summary>
    public const string AddressNotAllowed = "address_not_allowed";

    /// <summary>A token that never works again.</summary>
    public const string DeadToken = "invalid_auth";

    /// <summary>The token has run out and can be renewed.</summary>
    public const string TokenExpired = "token_expired";

    /// <summary>Whether no token works that is there, and only another one helps (docs.slack.dev/chat.postMessage, errors).</summary>
    public static bool NeedsReconnecting(string error) => error is TokenExpired || IsDeadToken(error);

    /// <summary>Whether Slack says that the token is dead.</summary>
    public static bool IsDeadToken(string error) =>
        error is DeadToken or "account_inactive" or "token_revoked" or "not_authed";
}
