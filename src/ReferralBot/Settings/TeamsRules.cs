using System.Text.RegularExpressions;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Settings;

/// <summary>What Teams' settings must be: it is off, or it has its registration and exactly one way to prove itself.</summary>
internal static partial class TeamsRules
{
    private const string App = nameof(TeamsOptions.AppId);
    private const string Tenant = nameof(TeamsOptions.TenantId);
    private const string Secret = nameof(TeamsOptions.ClientSecret);
    private const string Certificate = nameof(TeamsOptions.CertificatePath);
    private const string Identity = nameof(TeamsOptions.ManagedIdentity);
    private const string Playground = nameof(TeamsOptions.Playground);

    private const string Where =
        "the bot's page in the Azure portal under Configuration, or in the Developer Portal for Teams";

    public static IEnumerable<SettingProblem> Problems(BotSettings settings, TimeProvider clock, bool isDevelopment) =>
        [
            .. IsOff(settings.Teams) ? [] : OfRegistration(settings.Teams),
            .. OfSecret(settings.Teams.ClientSecret),
            .. settings.Teams.CertificatePath is { } path ? TeamsCertificate.Problems(path, clock) : [],
            .. TeamsAddressRules.Problems(settings.Teams, settings.IsLocal),
            .. OfPlayground(settings, isDevelopment),
        ];

    /// <summary>The problem of a key of this section.</summary>
    public static SettingProblem Problem(string name, string wrong, string remedy) => new(Key(name), wrong, remedy);

    /// <summary>A key of this section, whole.</summary>
    public static string Key(string name) => $"{TeamsOptions.Section}:{name}";

    private static bool IsOff(TeamsOptions teams) =>
        teams is { AppId: null, TenantId: null, ClientSecret: null, CertificatePath: null, ManagedIdentity: false };

    private static IEnumerable<SettingProblem> OfRegistration(TeamsOptions teams)
    {
        if (!IsId(teams.AppId))
        {
            yield return Problem(
                App,
                teams.AppId is null ? "it is missing, and Teams is set up." : "it is no application id.",
                $"Set the bot's Microsoft App ID, 32 letters and digits with dashes: {Where}."
            );
        }

        // Not "common", "organizations" or "botframework.com": a new bot belongs to one tenant, and any other answers AADSTS700016.
        if (!IsId(teams.TenantId) && !IsDomain(teams.TenantId))
        {
            yield return Problem(
                Tenant,
                teams.TenantId is null ? "it is missing, and Teams is set up." : "it is no tenant.",
                $"Set the App Tenant ID of the bot's registration, 32 letters and digits with dashes: {Where}."
            );
        }

        var given = Proofs(teams).ToList();
        if (given.Count == 0)
        {
            yield return Problem(
                Secret,
                $"the bot has nothing to prove itself with: neither it nor {Key(Certificate)} nor {Key(Identity)} is set.",
                $"Set the value of a client secret, from the app's page in Microsoft Entra under Certificates & secrets; or {Key(Certificate)}; or {Key(Identity)} to true."
            );
        }

        foreach (var second in given.Skip(1))
        {
            yield return Problem(
                second,
                $"{Key(given[0])} is set, too, and one of them would never be used.",
                "Keep one of the two."
            );
        }
    }

    private static IEnumerable<string> Proofs(TeamsOptions teams) =>
        new[]
        {
            (Secret, IsGiven: teams.ClientSecret is not null),
            (Certificate, IsGiven: teams.CertificatePath is not null),
            (Identity, IsGiven: teams.ManagedIdentity),
        }
            .Where(proof => proof.IsGiven)
            .Select(proof => proof.Item1);

    private static IEnumerable<SettingProblem> OfSecret(string? secret)
    {
        if (secret is null)
        {
            yield break;
        }

        if (secret.Any(letter => letter is <= ' ' or > '~'))
        {
            yield return Problem(
                Secret,
                "there is a space, a line break or a foreign letter in it.",
                "Copy it again, or make a new one under Certificates & secrets."
            );
        }
        else if (IsId(secret))
        {
            yield return Problem(
                Secret,
                "it looks like the secret's id.",
                "Use the secret's value, which the page shows only right after it was made; make a new one under Certificates & secrets."
            );
        }
    }

    private static IEnumerable<SettingProblem> OfPlayground(BotSettings settings, bool isDevelopment)
    {
        if (!settings.Teams.Playground)
        {
            yield break;
        }

        // What comes from it has no token, so whoever reaches the address could say that they are anybody.
        var wrong =
            !isDevelopment ? "the playground sends no token, which is only for Development."
            : settings.Teams.AppId is not null ? $"the playground sends no token, and {Key(App)} is set."
            : !settings.IsLocal ? "the playground sends no token, and the bot can be reached from other machines."
            : null;
        if (wrong is not null)
        {
            yield return Problem(
                Playground,
                wrong,
                $"Remove it, or use it in Development without {Key(App)} and on a loopback address such as {ListenAddresses.Default}."
            );
        }
    }

    private static bool IsId(string? value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    private static bool IsDomain(string? value) =>
        value is not null
        && Domain().IsMatch(value)
        && !value.Equals("botframework.com", StringComparison.OrdinalIgnoreCase);

    // A verified domain of the tenant stands for its id (learn.microsoft.com/entra/identity-platform/v2-protocols, tenant).
    [GeneratedRegex(
        @"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Domain();
}
