using ReferralBot.Channels.Slack;

namespace ReferralBot.Settings;

/// <summary>
/// Tells Slack's secrets from each other by how they begin, so that two that were swapped are found at the start. Nothing here
/// repeats a value.
/// </summary>
internal static class SlackSecrets
{
    private const string AppKey = $"{SlackOptions.Section}:{nameof(SlackOptions.AppToken)}";
    private const string BotKey = $"{SlackOptions.Section}:{nameof(SlackOptions.BotToken)}";

    // docs.slack.dev/authentication/tokens, and /using-token-rotation for those that begin with xoxe
    private static readonly (string Start, string Kind, string Place)[] Kinds =
    [
        ("xapp-", "an app-level token", $"belongs into {AppKey}"),
        ("xoxb-", "a bot token", $"belongs into {BotKey}"),
        ("xoxe.xoxb-", "a bot token", $"belongs into {BotKey}"),
        ("xoxp-", "a person's token", "is not used here"),
        ("xoxe.xoxp-", "a person's token", "is not used here"),
        ("xoxe-", "a refresh token", "is not used here"),
        ("xoxa-", "a token of an older kind", "is not used here"),
    ];

    /// <summary>What is wrong with the value of a key.</summary>
    public static IEnumerable<SettingProblem> Problems(string key, string? value)
    {
        if (value is null)
        {
            yield break;
        }

        var kind = Kinds.FirstOrDefault(kind => value.StartsWith(kind.Start, StringComparison.Ordinal));
        if (value.Any(letter => letter is <= ' ' or > '~'))
        {
            yield return new SettingProblem(
                key,
                "there is a space, a line break or a foreign letter in it.",
                $"Copy it again: {Source(key)}."
            );
        }
        else if (key is AppKey or BotKey ? kind.Place != $"belongs into {key}" : kind.Start is not null)
        {
            yield return new SettingProblem(
                key,
                kind.Start is null
                    ? $"it does not begin as {Name(key)} does."
                    : $"it is {kind.Kind}, which {kind.Place}.",
                $"Use {Source(key)}."
            );
        }
    }

    private static string Name(string key) => key == AppKey ? "an app-level token" : "a bot token";

    // where the pages of api.slack.com/apps show each
    private static string Source(string key) =>
        key switch
        {
            AppKey => "the token (xapp-…) of Basic Information → App-Level Tokens",
            BotKey => "the Bot User OAuth Token (xoxb-…) of OAuth & Permissions",
            _ => $"the {Words(key)} of Basic Information → App Credentials",
        };

    private static string Words(string key) =>
        key[(SlackOptions.Section.Length + 1)..] switch
        {
            nameof(SlackOptions.ClientId) => "Client ID",
            nameof(SlackOptions.ClientSecret) => "Client Secret",
            nameof(SlackOptions.SigningSecret) or nameof(SlackOptions.PreviousSigningSecret) => "Signing Secret",
            var other => throw new InvalidOperationException($"{other} is no secret of Slack's."),
        };
}
