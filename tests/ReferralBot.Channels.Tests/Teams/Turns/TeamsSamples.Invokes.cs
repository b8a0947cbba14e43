using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Teams.Turns;

internal static partial class TeamsSamples
{
    public const string OpenForm = "0123456789abcdefghjkmnpqrs";

    /// <summary>What the form of a visit sends.</summary>
    public static JsonObject Form() =>
        new()
        {
            ["~form"] = "intake",
            ["~state"] = OpenForm,
            ["name"] = "Oak School",
            ["services"] = "routine,soon",
            ["on"] = "2026-12-01",
            ["time"] = "09:30",
            ["count"] = 3,
            ["knows"] = "true",
        };

    public static JsonObject Action(JsonObject data) =>
        Invoke(
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["id"] = "",
                    ["verb"] = "submit",
                    ["data"] = data,
                },
                ["trigger"] = "manual",
            }
        );

    public static JsonObject CardMessage(JsonNode? data)
    {
        var message = Personal("");
        message.Remove("text");
        message["value"] = data;
        message["replyToId"] = "1796299999000";
        return message;
    }

    public static JsonObject DialogOpened() =>
        Dialog(
            "task/fetch",
            new JsonObject
            {
                ["~line"] = "/intake",
                ["msteams"] = new JsonObject { ["type"] = "task/fetch" },
            }
        );

    public static JsonObject DialogSent(JsonObject data) => Dialog("task/submit", data);

    public static JsonObject ExtensionOpened(string context)
    {
        var value = Command("intake", context);
        if (context == "message")
        {
            value["messagePayload"] = Payload("<p>New client from <b>Northside</b> &amp; co</p>");
        }

        return WithoutMessage(Invoke("composeExtension/fetchTask", value));
    }

    public static JsonObject Payload(string html) =>
        new()
        {
            ["id"] = "1796200000000",
            ["createdDateTime"] = "2026-11-30T08:00:00.5Z",
            ["from"] = new JsonObject
            {
                ["user"] = new JsonObject { ["id"] = Lee, ["displayName"] = "Lee Ng" },
            },
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
            ["attachments"] = new JsonArray(),
        };

    public static JsonObject ExtensionSent(JsonObject data)
    {
        var value = Command("intake", "compose");
        value["data"] = data;
        return WithoutMessage(Invoke("composeExtension/submitAction", value));
    }

    public static JsonObject ExtensionSearch(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var value = Command("partners", "compose");
        var given = new JsonArray();
        foreach (var (name, typed) in parameters)
        {
            given.Add((JsonNode)new JsonObject { ["name"] = name, ["value"] = typed });
        }

        value["parameters"] = given;
        value["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 };
        return WithoutMessage(Invoke("composeExtension/query", value));
    }

    public static JsonObject Search() =>
        Invoke(
            "application/search",
            new JsonObject
            {
                ["queryText"] = "nor",
                ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
                ["dataset"] = "intake/from",
            }
        );

    public static JsonObject Installation(string action) =>
        InTeam(Activity("installationUpdate", Conversation(Room, "channel"), ("action", action)));

    public static JsonObject Members(string list, string id) =>
        InTeam(
            Activity(
                "conversationUpdate",
                Conversation(Team, "channel"),
                (list, new JsonArray(new JsonObject { ["id"] = id }))
            )
        );

    public static JsonObject Invoke(string name, JsonObject value) =>
        Activity(
            "invoke",
            Conversation("19:chat@thread.v2", "groupChat"),
            ("name", name),
            ("value", value),
            ("replyToId", "1796299999000")
        );

    private static JsonObject Dialog(string name, JsonObject data) =>
        Invoke(
            name,
            new JsonObject
            {
                ["data"] = data,
                ["context"] = new JsonObject { ["theme"] = "default" },
            }
        );

    private static JsonObject Command(string id, string context) =>
        new()
        {
            ["commandId"] = id,
            ["commandContext"] = context,
            ["context"] = new JsonObject { ["theme"] = "default" },
        };

    private static JsonObject InTeam(JsonObject activity)
    {
        activity["channelData"]!["team"] = new JsonObject { ["id"] = Team };
        return activity;
    }

    private static JsonObject WithoutMessage(JsonObject activity)
    {
        activity.Remove("replyToId");
        return activity;
    }
}
