using System.Text.Json.Nodes;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>What a manifest says of commands: those that the bot's menus offer, and those of the message extension.</summary>
internal static class TeamsManifestCommands
{
    // The lengths and counts of the manifest's schema, 1.29.
    private const int MostListed = 12;
    private const int MostOfExtension = 10;
    private const int ListedDescription = 4_000;
    private const int ExtensionTitle = 32;
    private const int ExtensionDescription = 128;

    /// <summary>The commands of a menu: every root, and then what works as it stands. A menu only types; the bot reads.</summary>
    public static JsonObject List(IReadOnlyList<CommandSpec> commands, string[] scopes, string[] triggers) =>
        new()
        {
            ["scopes"] = TeamsManifest.Strings(scopes),
            ["triggers"] = TeamsManifest.Strings(triggers),
            ["commands"] = new JsonArray([.. Roots(commands).Concat(Alone(commands)).Take(MostListed)]),
        };

    /// <summary>The message extension: dialogs that open at once, and searches whose results go into a message.</summary>
    public static JsonObject Extension(TeamsApp app)
    {
        var commands = app.Commands.Where(IsOffered).Select(Action).Concat(app.Finders.Select(Query)).ToList();
        return commands.Count <= MostOfExtension
            ? new JsonObject { ["botId"] = app.Id, ["commands"] = new JsonArray([.. commands]) }
            : throw new InvalidOperationException(
                $"A message extension has room for {MostOfExtension} commands, and {commands.Count} want to be in it."
            );
    }

    private static IEnumerable<JsonNode> Roots(IEnumerable<CommandSpec> commands) =>
        commands
            .GroupBy(spec => spec.Root, StringComparer.Ordinal)
            .Select(root =>
            {
                var main = root.FirstOrDefault(spec => spec.Sub is null || spec.IsDefault) ?? root.First();
                var others = root.Where(spec => spec != main).Select(spec => spec.Sub).Append("help");
                return Listed(root.Key, $"{main.Summary}. Also: {string.Join(", ", others)}");
            });

    // What has an example without any argument; never what takes something back, which a slip of the finger would do.
    private static IEnumerable<JsonNode> Alone(IEnumerable<CommandSpec> commands) =>
        commands
            .Where(spec => spec is { Sub: not null and not "undo", IsDefault: false })
            .Where(spec => spec.Examples.Contains(spec.Line, StringComparer.Ordinal))
            .Select(spec => Listed(spec.Line.TrimStart('/'), spec.Summary));

    // Without a slash: what is chosen from the menu is typed as it stands here.
    private static JsonObject Listed(string title, string description) =>
        new JsonObject { ["title"] = title, ["description"] = Clip.To(description, ListedDescription) };

    private static bool IsOffered(CommandSpec spec) => spec.Shortcut is not null || spec.MessageShortcut is not null;

    private static JsonObject Action(CommandSpec spec)
    {
        string[] anywhere = spec.Shortcut is null ? [] : ["compose", "commandBox"];
        string[] message = spec.MessageShortcut is null ? [] : ["message"];
        var action = new JsonObject
        {
            ["id"] = spec.Id,
            ["type"] = "action",
            ["title"] = Clip.To(spec.Shortcut ?? spec.MessageShortcut!, ExtensionTitle),
            ["description"] = Clip.To(spec.Summary, ExtensionDescription),
            ["context"] = TeamsManifest.Strings([.. anywhere, .. message]),
            ["fetchTask"] = true,
        };
        if (spec.Shortcut is not null)
        {
            action["triggers"] = TeamsManifest.Strings(["slash"]);
        }

        return action;
    }

    private static JsonObject Query(FinderSpec finder) =>
        new JsonObject
        {
            ["id"] = finder.Id,
            ["type"] = "query",
            ["title"] = Clip.To(finder.Title, ExtensionTitle),
            ["description"] = Clip.To(finder.Summary, ExtensionDescription),
            ["context"] = TeamsManifest.Strings(["compose", "commandBox"]),
            ["initialRun"] = true,
            ["parameters"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "query",
                    ["title"] = "Search",
                    ["description"] = Clip.To(finder.Summary, ExtensionDescription),
                }
            ),
        };
}
