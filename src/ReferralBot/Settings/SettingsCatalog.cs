using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.WebChat;
using ReferralBot.Features.Data;

namespace ReferralBot.Settings;

/// <summary>Every section of settings that is ours, and the class that its keys are read into.</summary>
internal static class SettingsCatalog
{
    public static IReadOnlyList<SettingsSection> Sections { get; } =
    [
        new(DatabaseOptions.Section, typeof(DatabaseOptions)),
        new(PracticeOptions.Section, typeof(PracticeOptions)),
        new(WebChatOptions.Section, typeof(WebChatOptions)),
        new(SlackOptions.Section, typeof(SlackOptions)),
        new(TeamsOptions.Section, typeof(TeamsOptions)),
        new(AccessOptions.Section, typeof(AccessOptions)),
        new(KeyOptions.Section, typeof(KeyOptions)),
        new(TelemetryOptions.Section, typeof(TelemetryOptions)),
    ];

    /// <summary>Sections that ASP.NET Core reads.</summary>
    public static IReadOnlyList<string> OfTheFramework { get; } =
    [
        "Logging",
        "AllowedHosts",
        "Urls",
        "Kestrel",
        "HTTP_PORTS",
        "HTTPS_PORTS",
        "Environment",
        "ContentRoot",
        "$schema",
    ];
}

/// <summary>A section and its keys.</summary>
internal sealed record SettingsSection(string Name, Type Options)
{
    public IReadOnlyList<SettingKey> Keys { get; } =
    [.. Options.GetProperties().Select(property => new SettingKey($"{Name}:{property.Name}", property.PropertyType))];
}

/// <summary>A key and the kind of value that it takes.</summary>
internal sealed record SettingKey(string Path, Type Kind);
