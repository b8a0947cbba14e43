using Microsoft.Extensions.Configuration.Json;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Settings;

/// <summary>Finds every setting that can't be right, before anything is built from them.</summary>
internal static class SettingsCheck
{
    /// <summary>Reads the settings, or throws with a line for each that is wrong.</summary>
    public static BotSettings Read(IConfigurationManager configuration, IHostEnvironment environment)
    {
        List<SettingProblem> problems =
        [
            .. UnknownSections(configuration),
            .. SettingsCatalog.Sections.SelectMany(section => Problems(configuration, section)),
        ];
        if (problems.Count > 0)
        {
            throw new SettingsException(problems);
        }

        var settings = BotSettings.Bind(configuration, environment);
        problems.AddRange(SettingsRules.Problems(settings, environment));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static IEnumerable<SettingProblem> Problems(IConfiguration configuration, SettingsSection section)
    {
        var given = configuration.GetSection(section.Name).GetChildren().ToList();
        foreach (var key in given.Select(child => child.Path).Where(path => !section.Keys.Any(Is(path))))
        {
            yield return new SettingProblem(key, "there is no such setting.", Meant(key, section.Keys.Select(KeyPath)));
        }

        foreach (var key in section.Keys)
        {
            if (configuration[key.Path] is { } value && SettingValue.Problem(key.Kind, value) is { } wrong)
            {
                yield return new SettingProblem(key.Path, wrong.What, wrong.Remedy);
            }
        }
    }

    // The environment holds much that is not ours, so a section is a slip of ours only when it stands in one of our
    // files, or has keys and nearly the name of one of our sections.
    private static IEnumerable<SettingProblem> UnknownSections(IConfigurationManager configuration)
    {
        var ours = SettingsCatalog.Sections.Select(section => section.Name).ToList();
        var known = ours.Concat(SettingsCatalog.OfTheFramework).ToList();
        var inFiles = ((IConfigurationRoot)configuration)
            .Providers.OfType<JsonConfigurationProvider>()
            .SelectMany(file => file.GetChildKeys([], parentPath: null))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        return configuration
            .GetChildren()
            .Where(section => !known.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            .Where(section =>
                inFiles.Contains(section.Key)
                || (section.GetChildren().Any() && Nearest.To(section.Key, ours) is not null)
            )
            .Select(section => new SettingProblem(section.Key, "there is no such section.", Meant(section.Key, ours)));
    }

    private static string Meant(string key, IEnumerable<string> known) =>
        Nearest.To(key, known) is { } near
            ? $"Did you mean {near}?"
            : "Remove it, or see appsettings.sample.json for every setting.";

    private static string KeyPath(SettingKey key) => key.Path;

    private static Func<SettingKey, bool> Is(string path) =>
        key => key.Path.Equals(path, StringComparison.OrdinalIgnoreCase);
}
