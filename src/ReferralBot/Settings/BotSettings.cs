using ReferralBot.Channels.Slack;
using ReferralBot.Channels.WebChat;
using ReferralBot.Features.Data;

namespace ReferralBot.Settings;

/// <summary>All settings, as they were read at the start.</summary>
internal sealed record BotSettings
{
    public required DatabaseOptions Database { get; init; }

    public required PracticeOptions Practice { get; init; }

    public required WebChatOptions WebChat { get; init; }

    public required SlackOptions Slack { get; init; }

    public required AccessOptions Access { get; init; }

    public required KeyOptions Keys { get; init; }

    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>Where the bot listens.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Whether nobody on another machine can reach the bot.</summary>
    public bool IsLocal => Addresses.All(ListenAddresses.IsLoopback);

    /// <summary>Whether a platform or its people reach the bot by HTTP, through a proxy where it listens on this machine only.</summary>
    public bool IsReachedFromOutside => Slack.SigningSecret is not null || Slack.ClientId is not null;

    /// <summary>Reads values that were found to be readable.</summary>
    public static BotSettings Bind(IConfiguration configuration, IHostEnvironment environment) =>
        new()
        {
            Database = Section(configuration, DatabaseOptions.Section, new DatabaseOptions()),
            Practice = Section(configuration, PracticeOptions.Section, new PracticeOptions()),
            WebChat = Section(
                configuration,
                WebChatOptions.Section,
                new WebChatOptions { Enabled = environment.IsDevelopment() }
            ),
            Slack = Section(configuration, SlackOptions.Section, new SlackOptions()),
            Access = Section(configuration, AccessOptions.Section, new AccessOptions()),
            Keys = Section(configuration, KeyOptions.Section, new KeyOptions()),
            Telemetry = Section(configuration, TelemetryOptions.Section, new TelemetryOptions()),
            Addresses = ListenAddresses.From(configuration),
        };

    private static T Section<T>(IConfiguration configuration, string name, T defaults)
    {
        configuration.GetSection(name).Bind(defaults);
        return defaults;
    }
}
