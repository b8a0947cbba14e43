using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// What Slack refuses in an app's manifest: things it does not know, texts that are too long, lists that are empty, and parts that
/// need each other (docs.slack.dev/reference/app-manifest; the manifest's schema, version 2).
/// </summary>
public static partial class ManifestSchema
{
    // Every place that may be filled, how long its text or its list may be, and its values where they are listed.
    private static readonly Dictionary<string, (int Least, int Most)> Places = new(StringComparer.Ordinal)
    {
        ["_metadata.major_version"] = (1, 2),
        ["_metadata.minor_version"] = (0, int.MaxValue),
        ["display_information.name"] = (1, 35),
        ["display_information.description"] = (1, 140),
        ["display_information.long_description"] = (175, 4_000),
        ["display_information.background_color"] = (4, 7),
        ["features.app_home.home_tab_enabled"] = default,
        ["features.app_home.messages_tab_enabled"] = default,
        ["features.app_home.messages_tab_read_only_enabled"] = default,
        ["features.bot_user.display_name"] = (1, 80),
        ["features.bot_user.always_online"] = default,
        ["features.shortcuts"] = (1, 10),
        ["features.shortcuts[].name"] = (1, 24),
        ["features.shortcuts[].type"] = (6, 7),
        ["features.shortcuts[].callback_id"] = (1, 255),
        ["features.shortcuts[].description"] = (1, 150),
        ["features.slash_commands"] = (1, 50),
        ["features.slash_commands[].command"] = (2, 32),
        ["features.slash_commands[].url"] = (1, 3_000),
        ["features.slash_commands[].description"] = (1, 2_000),
        ["features.slash_commands[].usage_hint"] = (1, 1_000),
        ["features.slash_commands[].should_escape"] = default,
        ["oauth_config.redirect_urls"] = (1, 1_000),
        ["oauth_config.redirect_urls[]"] = (1, 3_000),
        ["oauth_config.scopes.bot"] = (1, 255),
        ["oauth_config.scopes.bot[]"] = (1, 255),
        ["settings.event_subscriptions.request_url"] = (1, 3_000),
        ["settings.event_subscriptions.bot_events"] = (1, 100),
        ["settings.event_subscriptions.bot_events[]"] = (1, 255),
        ["settings.interactivity.is_enabled"] = default,
        ["settings.interactivity.request_url"] = (1, 3_000),
        ["settings.interactivity.message_menu_options_url"] = (1, 3_000),
        ["settings.org_deploy_enabled"] = default,
        ["settings.socket_mode_enabled"] = default,
        ["settings.token_rotation_enabled"] = default,
    };

    /// <summary>What is wrong with a manifest, each with its place.</summary>
    public static IReadOnlyList<string> Problems(string manifest)
    {
        using var json = JsonDocument.Parse(manifest);
        return [.. Of(json.RootElement, ""), .. Together(json.RootElement)];
    }

    private static IEnumerable<string> Of(JsonElement value, string place) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(part => Of(part.Value, place.Length == 0 ? part.Name : $"{place}.{part.Name}")),
            JsonValueKind.Array => Length(place, value.GetArrayLength())
                .Concat(value.EnumerateArray().SelectMany(item => Of(item, $"{place}[]"))),
            JsonValueKind.String => Length(place, value.GetString()!.Length).Concat(Text(place, value.GetString()!)),
            JsonValueKind.Number => Length(place, value.GetInt32()),
            JsonValueKind.True or JsonValueKind.False => Places.ContainsKey(place) ? [] : [$"{place}: unknown"],
            _ => [$"{place}: {value.ValueKind}"],
        };

    private static IEnumerable<string> Length(string place, int length) =>
        !Places.TryGetValue(place, out var room) ? [$"{place}: unknown"]
        : length < room.Least || length > room.Most ? [$"{place}: {length} is not {room.Least} to {room.Most}"]
        : [];

    private static IEnumerable<string> Text(string place, string text) =>
        place switch
        {
            _ when place.EndsWith("url", StringComparison.Ordinal)
                    || place.EndsWith("urls[]", StringComparison.Ordinal) => Check(
                text.StartsWith("https://", StringComparison.Ordinal)
            ),
            "features.slash_commands[].command" => Check(SlashWord().IsMatch(text)),
            "features.shortcuts[].type" => Check(text is "global" or "message"),
            "display_information.background_color" => Check(Color().IsMatch(text)),
            _ => [],
        };

    private static IEnumerable<string> Check(
        bool isRight,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(isRight))] string what = ""
    ) => isRight ? [] : [what];

    private static IEnumerable<string> Together(JsonElement manifest)
    {
        var settings = manifest.GetProperty("settings");
        var isSocket = settings.GetProperty("socket_mode_enabled").GetBoolean();
        var features = manifest.GetProperty("features");
        var commands = features.GetProperty("slash_commands").EnumerateArray().ToList();
        var scopes = manifest.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot");
        if (!scopes.EnumerateArray().Any(scope => scope.ValueEquals("commands")))
        {
            yield return "slash commands and shortcuts need the scope commands";
        }

        if (commands.Exists(command => command.TryGetProperty("url", out _) == isSocket))
        {
            yield return "a command has an address exactly where there is no socket";
        }

        if (
            settings.GetProperty("event_subscriptions").TryGetProperty("request_url", out _) == isSocket
            || settings.GetProperty("interactivity").TryGetProperty("request_url", out _) == isSocket
        )
        {
            yield return "events and interactions have an address exactly where there is no socket";
        }

        var ids = features
            .GetProperty("shortcuts")
            .EnumerateArray()
            .Select(one => one.GetProperty("callback_id").GetString());
        var words = commands.Select(command => command.GetProperty("command").GetString());
        if (ids.Concat(words).GroupBy(name => name).Any(group => group.Count() > 1))
        {
            yield return "a command or a shortcut comes twice";
        }
    }

    [GeneratedRegex("^/[a-z0-9_-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlashWord();

    [GeneratedRegex("^#([0-9a-f]{3}){1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Color();
}
