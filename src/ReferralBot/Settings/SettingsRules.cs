using Microsoft.Extensions.Options;
using ReferralBot.Channels.WebChat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Settings;

/// <summary>What settings must be, each by itself and together.</summary>
internal static class SettingsRules
{
    private const string UrlsKey = "Urls";

    public static IEnumerable<SettingProblem> Problems(BotSettings settings, IHostEnvironment environment) =>
        [
            .. OfDatabase(settings.Database),
            .. OfPractice(settings.Practice),
            .. OfAddresses(settings),
            .. OfKeys(settings.Keys),
            .. SlackRules.Problems(settings, environment.IsDevelopment()),
            .. TeamsRules.Problems(settings, TimeProvider.System, environment.IsDevelopment()),
        ];

    private static IEnumerable<SettingProblem> OfDatabase(DatabaseOptions options)
    {
        var result = new ConnectionStringValidator().Validate(Options.DefaultName, options);
        return (result.Failures ?? []).Select(failure => Split(failure));
    }

    private static IEnumerable<SettingProblem> OfPractice(PracticeOptions options)
    {
        var settings = new PracticeSettings { Name = options.Name, TimeZone = options.TimeZone };
        if (!Practice.Create(settings, TimeProvider.System).Failed(out var problem, out _))
        {
            return [];
        }

        var isZone = problem.Code == "practice.time-zone";
        return
        [
            new SettingProblem(
                $"{PracticeOptions.Section}:{(isZone ? nameof(options.TimeZone) : nameof(options.Name))}",
                isZone ? $"'{options.TimeZone}' is no time zone." : "it can't be a practice's name.",
                isZone ? "Use an IANA name such as America/New_York." : problem.Message
            ),
        ];
    }

    private static List<SettingProblem> OfAddresses(BotSettings settings)
    {
        var unreadable = settings
            .Addresses.Where(address => !ListenAddresses.IsReadable(address))
            .Select(address => new SettingProblem(
                UrlsKey,
                $"'{address}' is no address to listen on.",
                $"Use for example {ListenAddresses.Default}."
            ))
            .ToList();
        var open = settings.Addresses.FirstOrDefault(address => !ListenAddresses.IsLoopback(address));
        return unreadable.Count == 0 && settings.WebChat.Enabled && open is not null
            ?
            [
                new SettingProblem(
                    $"{WebChatOptions.Section}:{nameof(WebChatOptions.Enabled)}",
                    $"the web chat has no sign-in, and {open} can be reached from other machines.",
                    $"Set it to false, or set {UrlsKey} to a loopback address such as {ListenAddresses.Default}."
                ),
            ]
            : unreadable;
    }

    private static IEnumerable<SettingProblem> OfKeys(KeyOptions options) =>
        options.KeysPath.AsSpan().IndexOfAny(Path.GetInvalidPathChars()) >= 0
            ?
            [
                new SettingProblem(
                    $"{KeyOptions.Section}:{nameof(options.KeysPath)}",
                    "it is no folder.",
                    "Use data/keys."
                ),
            ]
            : [];

    // "Key: what is wrong. What to do." as the data layer says it
    private static SettingProblem Split(string failure)
    {
        var key = failure[..failure.IndexOf(": ", StringComparison.Ordinal)];
        var rest = failure[(key.Length + 2)..];
        var end = rest.IndexOf(". ", StringComparison.Ordinal);
        return end < 0
            ? new SettingProblem(key, rest, "See appsettings.sample.json.")
            : new SettingProblem(key, rest[..(end + 1)], rest[(end + 2)..]);
    }
}
