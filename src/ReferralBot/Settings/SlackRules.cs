using ReferralBot.Channels.Slack;

namespace ReferralBot.Settings;

/// <summary>What Slack's settings must be: it is off, or it has a way in, a token to answer with, and each secret in its place.</summary>
internal static class SlackRules
{
    private const string Signing = nameof(SlackOptions.SigningSecret);
    private const string Previous = nameof(SlackOptions.PreviousSigningSecret);
    private const string App = nameof(SlackOptions.AppToken);
    private const string Bot = nameof(SlackOptions.BotToken);
    private const string Id = nameof(SlackOptions.ClientId);
    private const string Secret = nameof(SlackOptions.ClientSecret);
    private const string Api = nameof(SlackOptions.ApiBaseUrl);

    public static IEnumerable<SettingProblem> Problems(BotSettings settings, bool isDevelopment) =>
        [
            .. Halves(settings.Slack),
            .. Secrets(settings.Slack).SelectMany(secret => SlackSecrets.Problems(secret.Key, secret.Value)),
            .. OfApi(settings.Slack.ApiBaseUrl, settings.IsLocal, isDevelopment),
        ];

    private static IEnumerable<SettingProblem> Halves(SlackOptions slack)
    {
        if (Secrets(slack).All(secret => secret.Value is null))
        {
            yield break; // off
        }

        if (slack.ClientId is null != slack.ClientSecret is null)
        {
            var (missing, given) = slack.ClientId is null ? (Id, Secret) : (Secret, Id);
            yield return Problem(
                missing,
                $"it is missing, and {Key(given)} is set.",
                "Set both, from Basic Information → App Credentials, or neither."
            );
        }

        if (slack is { PreviousSigningSecret: not null, SigningSecret: null })
        {
            yield return Problem(
                Signing,
                $"it is missing, and {Key(Previous)} is set.",
                $"Set the new secret as {Key(Signing)}, and the one before as {Key(Previous)}."
            );
        }
        else if (slack is { SigningSecret: null, AppToken: null })
        {
            yield return Problem(
                Signing,
                $"Slack is set up to answer, but nothing can come in: neither it nor {Key(App)} is set.",
                $"Set {Key(Signing)} where Slack reaches the bot by HTTPS, or {Key(App)} (xapp-…) for Socket Mode."
            );
        }

        if (slack is { BotToken: null, ClientId: null, ClientSecret: null })
        {
            yield return Problem(
                Bot,
                $"Slack is set up to come in, but nothing can be answered: neither it nor {Key(Id)} is set.",
                $"Set {Key(Bot)} (xoxb-…) for one workspace, or {Key(Id)} and {Key(Secret)} to install in many."
            );
        }
    }

    // Another host would be given the tokens: it must be this machine, seen by nobody else, or somebody's who develops.
    private static IEnumerable<SettingProblem> OfApi(Uri address, bool isLocal, bool isDevelopment)
    {
        var isLoopback = ListenAddresses.IsLoopbackHost(address.Host);
        if (
            address.Scheme != Uri.UriSchemeHttps && !(isLoopback && address.Scheme == Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0
            || address.Query.Length > 0
            || address.Fragment.Length > 0
            || !address.AbsolutePath.EndsWith('/')
        )
        {
            yield return Problem(
                Api,
                "it is no https address that ends in a slash.",
                $"Write it as {SlackOptions.PublishedApiBaseUrl}, or leave it out."
            );
        }
        else if (
            address.Authority != new Uri(SlackOptions.PublishedApiBaseUrl).Authority
            && !isDevelopment
            && !(isLoopback && isLocal)
        )
        {
            yield return Problem(
                Api,
                isLoopback
                    ? "this machine in Slack's place is for trying things out, and the bot can be reached from others."
                    : $"{address.Host} is not Slack, and it would be given the tokens.",
                "Leave it out. Another address is for Development, or a loopback one while the bot listens on loopback only."
            );
        }
    }

    private static IEnumerable<(string Key, string? Value)> Secrets(SlackOptions slack) =>
        [
            (Key(Signing), slack.SigningSecret),
            (Key(Previous), slack.PreviousSigningSecret),
            (Key(App), slack.AppToken),
            (Key(Bot), slack.BotToken),
            (Key(Id), slack.ClientId),
            (Key(Secret), slack.ClientSecret),
        ];

    private static SettingProblem Problem(string name, string wrong, string remedy) => new(Key(name), wrong, remedy);

    private static string Key(string name) => $"{SlackOptions.Section}:{name}";
}
