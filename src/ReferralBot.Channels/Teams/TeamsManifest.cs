using System.Text.Json.Nodes;
using ReferralBot.Chat.Commands;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Draws the manifest that a Teams app is made from (developer.microsoft.com/json-schemas/teams/v1.29): what the platform offers is
/// what the commands say of themselves.
/// </summary>
public static class TeamsManifest
{
    // A change of what the app offers needs a higher version, or Teams keeps the one that is installed.
    private const string Version = "1.0.0";

    // The newest schema that is published and out of preview; the first one with slash commands.
    private const string Schema = "1.29";

    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    /// <summary>The name of the large icon in the package: 192 pixels each way.</summary>
    public const string ColorIcon = "color.png";

    /// <summary>The name of the small icon in the package: 32 pixels each way, white on nothing.</summary>
    public const string OutlineIcon = "outline.png";

    /// <summary>The manifest of an app.</summary>
    public static JsonObject Draw(TeamsApp app) =>
        new()
        {
            ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{Schema}/MicrosoftTeams.schema.json",
            ["manifestVersion"] = Schema,
            ["version"] = Version,
            ["id"] = app.Id,
            ["developer"] = new JsonObject
            {
                ["name"] = app.Name,
                ["websiteUrl"] = app.Website.AbsoluteUri,
                ["privacyUrl"] = app.Privacy.AbsoluteUri,
                ["termsOfUseUrl"] = app.Terms.AbsoluteUri,
            },
            ["name"] = new JsonObject { ["short"] = app.Name, ["full"] = app.FullName },
            ["description"] = new JsonObject { ["short"] = app.Description, ["full"] = app.LongDescription },
            ["icons"] = new JsonObject { ["color"] = ColorIcon, ["outline"] = OutlineIcon },
            ["accentColor"] = app.Color,
            ["bots"] = new JsonArray(Bot(app)),
            ["composeExtensions"] = new JsonArray(TeamsManifestCommands.Extension(app)),
            // Cards need no domain, and there are no pages of the app's own.
            ["validDomains"] = new JsonArray(),
            ["webApplicationInfo"] = new JsonObject { ["id"] = app.Id },
            ["defaultInstallScope"] = "personal",
            ["defaultGroupCapability"] = new JsonObject { ["team"] = "bot", ["groupchat"] = "bot" },
            // Shared and private channels, too.
            ["supportsChannelFeatures"] = "tier1",
        };

    // No permission to read what people write to each other: the bot hears what is said to it.
    private static JsonObject Bot(TeamsApp app) =>
        new()
        {
            ["botId"] = app.Id,
            ["scopes"] = Strings(Scopes),
            ["isNotificationOnly"] = false,
            ["supportsFiles"] = false,
            ["supportsTargetedMessages"] = true,
            ["commandLists"] = new JsonArray(
                // Alone with the bot everything typed reaches it, with a slash or without; no list under "/" is needed.
                TeamsManifestCommands.List(app.Commands, ["personal"], ["mention"]),
                TeamsManifestCommands.List(app.Commands, ["team", "groupChat"], ["mention", "slash"])
            ),
        };

    internal static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}

/// <summary>What a manifest says of an app.</summary>
public sealed record TeamsApp
{
    /// <summary>The bot's own id at Microsoft Entra, which is the app's, too.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, in at most 30 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called where there is room, in at most 100 characters.</summary>
    public required string FullName { get; init; }

    /// <summary>What it does, in at most 80 characters.</summary>
    public required string Description { get; init; }

    /// <summary>What it does at more length, in at most 4,000 characters.</summary>
    public required string LongDescription { get; init; }

    /// <summary>The colour beside its icon, as <c>#rrggbb</c>.</summary>
    public required string Color { get; init; }

    /// <summary>The page of whoever runs the bot.</summary>
    public required Uri Website { get; init; }

    /// <summary>The page that says what becomes of people's data.</summary>
    public required Uri Privacy { get; init; }

    /// <summary>The page with the terms of use.</summary>
    public required Uri Terms { get; init; }

    /// <summary>What can be typed.</summary>
    public required IReadOnlyList<CommandSpec> Commands { get; init; }

    /// <summary>What can be looked up and shown.</summary>
    public required IReadOnlyList<FinderSpec> Finders { get; init; }
}
