using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
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

    public required TeamsOptions Teams { get; init; }

    public required AccessOptions Access { get; init; }

    public required KeyOptions Keys { get; init; }

    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>Where the bot listens.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Whether nobody on another machine can reach the bot.</summary>
    public bool IsLocal => Addresses.All(ListenAddresses.IsLoopback);

    /// <summary>Whether a platform or its people reach the bot by HTTP, through a proxy where it listens on this machine only.</summary>
    public bool IsReachedFromOutside =>
        Slack.SigningSecret is not null || Slack.ClientId is not null || Teams.AppId is not null;

    /// <summary>Reads values that were found to be readable.</summary>
    public static BotSettings Bind(IConfiguration configuration, IHostEnvironment environment)
    {
        var addresses = ListenAddresses.From(configuration);
        return new BotSettings
        {
            Database = Section(configuration, DatabaseOptions.Section, new DatabaseOptions()),
            Practice = Section(configuration, PracticeOptions.Section, new PracticeOptions()),
            WebChat = Section(
                configuration,
                WebChatOptions.Section,
                new WebChatOptions { Enabled = environment.IsDevelopment() }
            ),
            Slack = Section(configuration, SlackOptions.Section, new SlackOptions()),
            Teams = OfTeams(configuration, addresses.All(ListenAddresses.IsLoopback), environment.IsDevelopment()),
            Access = Section(configuration, AccessOptions.Section, new AccessOptions()),
            Keys = Section(configuration, KeyOptions.Section, new KeyOptions()),
            Telemetry = Section(configuration, TelemetryOptions.Section, new TelemetryOptions()),
            Addresses = addresses,
        };
    }

    // Whoever develops has the playground without a setting, as long as nobody else could use it.
    private static TeamsOptions OfTeams(IConfiguration configuration, bool isLocal, bool isDevelopment)
    {
        var name = $"{TeamsOptions.Section}:{nameof(TeamsOptions.AppId)}";
        var hasPlayground = isDevelopment && isLocal && configuration[name] is null;
        var teams = Section(configuration, TeamsOptions.Section, new TeamsOptions { Playground = hasPlayground });
        if (isLocal)
        {
            teams.TrustLoopback();
        }

        return teams;
    }

    private static T Section<T>(IConfiguration configuration, string name, T defaults)
    {
        configuration.GetSection(name).Bind(defaults);
        return defaults;
    }
}
