using System.Text.Json.Nodes;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Draws the manifest that a Slack app is made from (docs.slack.dev/reference/app-manifest): what the platform offers is what the
/// commands say of themselves.
/// </summary>
public static class SlackManifest
{
    // The lengths of the manifest's schema, where our own texts could be longer.
    private const int UsageHint = 1_000;
    private const int CommandDescription = 2_000;
    private const int ShortcutDescription = 150;

    /// <summary>The manifest of an app.</summary>
    public static JsonObject Draw(SlackApp app) =>
        new()
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 1, ["minor_version"] = 1 },
            ["display_information"] = new JsonObject
            {
                ["name"] = app.Name,
                ["description"] = app.Description,
                ["long_description"] = app.LongDescription,
                ["background_color"] = app.Color,
            },
            ["features"] = new JsonObject
            {
                // Whoever may not write in the messages tab can't type a command there either.
                ["app_home"] = new JsonObject
                {
                    ["home_tab_enabled"] = true,
                    ["messages_tab_enabled"] = true,
                    ["messages_tab_read_only_enabled"] = false,
                },
                ["bot_user"] = new JsonObject { ["display_name"] = app.Name, ["always_online"] = true },
                ["shortcuts"] = Array(app.Commands.SelectMany(Shortcuts)),
                ["slash_commands"] = Array(
                    app.Commands.GroupBy(spec => spec.Root, StringComparer.Ordinal).Select(root => Command(app, root))
                ),
            },
            ["oauth_config"] = OAuth(app),
            ["settings"] = Settings(app),
        };

    private static JsonObject Command(SlackApp app, IGrouping<string, CommandSpec> root)
    {
        var main = root.FirstOrDefault(spec => spec.Sub is null || spec.IsDefault) ?? root.First();
        var words = root.Select(spec => spec.Sub ?? string.Join(' ', spec.Positional.Select(field => $"[{field.Id}]")))
            .Append("help");
        var command = new JsonObject
        {
            ["command"] = $"/{root.Key}",
            ["description"] = Clip.To(main.Summary, CommandDescription),
            ["usage_hint"] = Clip.To(string.Join(" | ", words), UsageHint),
            ["should_escape"] = true, // people and conversations come by their ids, so that nobody has to guess whom a name means
        };
        return app.IsSocketMode ? command : command.With("url", app.Url(SlackPaths.Commands));
    }

    private static IEnumerable<JsonObject> Shortcuts(CommandSpec spec)
    {
        if (spec.Shortcut is { } anywhere)
        {
            yield return Shortcut(anywhere, "global", spec.Id, spec.Summary);
        }

        if (spec.MessageShortcut is { } message)
        {
            yield return Shortcut(message, "message", SlackShortcuts.ForMessage(spec.Id), spec.Summary);
        }
    }

    private static JsonObject Shortcut(string name, string type, string id, string summary) =>
        new()
        {
            ["name"] = name,
            ["type"] = type,
            ["callback_id"] = id,
            ["description"] = Clip.To(summary, ShortcutDescription),
        };

    private static JsonObject OAuth(SlackApp app)
    {
        var scopes = new JsonObject { ["bot"] = Array(SlackScopes.OfBot.Select(scope => (JsonNode)scope)) };
        return app.PublicAddress is null
            ? new JsonObject { ["scopes"] = scopes }
            : new JsonObject { ["redirect_urls"] = new JsonArray(app.Url(SlackPaths.Callback)), ["scopes"] = scopes };
    }

    private static JsonObject Settings(SlackApp app)
    {
        var events = new JsonObject { ["bot_events"] = Array(SlackScopes.Events.Select(name => (JsonNode)name)) };
        var interactivity = new JsonObject { ["is_enabled"] = true };
        return new JsonObject
        {
            ["event_subscriptions"] = app.IsSocketMode
                ? events
                : events.With("request_url", app.Url(SlackPaths.Events)),
            ["interactivity"] = app.IsSocketMode
                ? interactivity
                : interactivity
                    .With("request_url", app.Url(SlackPaths.Interactions))
                    .With("message_menu_options_url", app.Url(SlackPaths.Options)),
            ["org_deploy_enabled"] = true,
            ["socket_mode_enabled"] = app.IsSocketMode,
            // It can't be turned off again, and the one token of one workspace could not be renewed by anybody.
            ["token_rotation_enabled"] = false,
        };
    }

    private static JsonObject With(this JsonObject properties, string name, string value)
    {
        properties[name] = value;
        return properties;
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}

/// <summary>What a manifest says of an app.</summary>
public sealed record SlackApp
{
    /// <summary>What it is called, in at most 35 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in at most 140 characters.</summary>
    public required string Description { get; init; }

    /// <summary>What it does at more length, in 175 to 4,000 characters.</summary>
    public required string LongDescription { get; init; }

    /// <summary>The colour behind its icon, as <c>#rrggbb</c>.</summary>
    public required string Color { get; init; }

    /// <summary>What can be typed.</summary>
    public required IReadOnlyList<CommandSpec> Commands { get; init; }

    /// <summary>Where the bot is reached from outside; needed without Socket Mode, and with it for installing by OAuth.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whether Slack's messages come through a socket that the bot opens.</summary>
    public bool IsSocketMode { get; init; }

    internal string Url(string path) =>
        PublicAddress is { } address
            ? new Uri(address, path).AbsoluteUri
            : throw new InvalidOperationException("Without Socket Mode the app needs a public address.");
}
