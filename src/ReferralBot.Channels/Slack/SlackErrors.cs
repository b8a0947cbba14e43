namespace ReferralBot.Channels.Slack;

/// <summary>Slack's words for what went wrong, as far as something is done about them, and a few of our own.</summary>
internal static class SlackErrors
{
    /// <summary>Ours: nothing is installed there, or not any more.</summary>
    public const string NotInstalled = "not_installed";

    /// <summary>Ours: Slack would never name this address.</summary>
    public const string AddressNotAllowed = "address_not_allowed";

    /// <summary>The token has run out and can be renewed.</summary>
    public const string TokenExpired = "token_expired";

    /// <summary>Whether the token is dead, and only installing again helps (docs.slack.dev/chat.postMessage, errors).</summary>
    public static bool IsDeadToken(string error) =>
        error is "invalid_auth" or "account_inactive" or "token_revoked" or "not_authed";
}
