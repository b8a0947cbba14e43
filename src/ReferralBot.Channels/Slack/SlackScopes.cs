namespace ReferralBot.Channels.Slack;

/// <summary>What the app asks for when it is installed, and not more: manifest/README.md gives the reason of each.</summary>
internal static class SlackScopes
{
    /// <summary>The bot's scopes (docs.slack.dev/reference/scopes).</summary>
    public static IReadOnlyList<string> OfBot { get; } =
    ["commands", "chat:write", "users:read", "files:write", "im:write"];

    /// <summary>The events that are listened to; none of them needs a scope (docs.slack.dev/reference/events).</summary>
    public static IReadOnlyList<string> Events { get; } = ["app_home_opened", "app_uninstalled", "tokens_revoked"];
}
