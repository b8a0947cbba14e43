using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Teams.Turns;

/// <summary>Activities as Teams sends them (schemas/connector, and the Bot Framework's documents of each kind).</summary>
internal static partial class TeamsSamples
{
    public const string Tenant = "6f3a1c52-8a40-4e0b-9b5e-2f6f0c1d7a11";
    public const string Sam = "5d0c1b7e-0b0e-4c7c-8f59-6a1d2b3c4d5e";
    public const string SamMri = "29:1sam-AbC_dEf0123456789";
    public const string LeeMri = "29:1lee-XyZ_0123456789";
    public const string Lee = "77aa1b7e-0b0e-4c7c-8f59-6a1d2b3c4d5e";
    public const string Bot = "28:0a1b2c3d-1111-2222-3333-444455556666";
    public const string Team = "19:general@thread.tacv2";
    public const string Room = "19:front-desk@thread.tacv2";

    /// <summary>Every kind that does something, by name.</summary>
    public static IReadOnlyDictionary<string, Func<JsonObject>> All { get; } =
        new Dictionary<string, Func<JsonObject>>(StringComparer.Ordinal)
        {
            ["personal message"] = () => Personal("/referral"),
            ["group message"] = () => Group("<at>ReferralBot</at> referral"),
            ["channel message"] = () => Channel("<at>ReferralBot</at>&nbsp;referral to:<at>Lee Ng</at>"),
            ["targeted message"] = Targeted,
            ["card action"] = () => Action(new JsonObject { ["~line"] = "/visit" }),
            ["form action"] = () => Action(Form()),
            ["card message"] = () => CardMessage(Form()),
            ["dialog opened"] = DialogOpened,
            ["dialog sent"] = () => DialogSent(Form()),
            ["extension opened"] = () => ExtensionOpened("compose"),
            ["extension on a message"] = () => ExtensionOpened("message"),
            ["extension sent"] = () => ExtensionSent(Form()),
            ["extension search"] = () => ExtensionSearch(("searchText", "north")),
            ["type-ahead"] = Search,
            ["installed"] = () => Installation("add"),
            ["removed"] = () => Installation("remove"),
            ["bot added"] = () => Members("membersAdded", Bot),
            ["bot removed"] = () => Members("membersRemoved", Bot),
        };

    public static JsonObject Personal(string text) =>
        Activity("message", Conversation("a:1samAndTheBot", "personal"), ("text", text), ("textFormat", "plain"));

    public static JsonObject Group(string text) => Mentioning("19:chat@thread.v2", "groupChat", text);

    public static JsonObject Channel(string text)
    {
        var message = Mentioning($"{Room};messageid=1796300000000", "channel", text);
        message["channelData"]!["team"] = new JsonObject { ["id"] = Team, ["aadGroupId"] = "8a40" };
        message["channelData"]!["channel"] = new JsonObject { ["id"] = Room };
        return message;
    }

    public static JsonObject Targeted()
    {
        var message = Group("referral");
        message["recipient"]!["isTargeted"] = true;
        message.Remove("entities");
        return message;
    }

    public static JsonObject Mention(string id, string name, string? text = null) =>
        new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["text"] = text ?? $"<at>{name}</at>",
        };

    public static JsonObject Activity(
        string type,
        JsonObject conversation,
        params ReadOnlySpan<(string Key, JsonNode? Value)> more
    )
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = "1796300000123",
            ["timestamp"] = "2026-12-02T10:15:00.123Z",
            ["localTimestamp"] = "2026-12-02T03:15:00.123-07:00",
            ["localTimezone"] = "America/Denver",
            ["serviceUrl"] = "https://smba.trafficmanager.net/amer/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject
            {
                ["id"] = SamMri,
                ["name"] = "Sam Park",
                ["aadObjectId"] = Sam,
            },
            ["conversation"] = conversation,
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "ReferralBot" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
            ["locale"] = "en-US",
        };
        foreach (var (key, value) in more)
        {
            activity[key] = value;
        }

        return activity;
    }

    public static JsonObject Conversation(string id, string type) =>
        new()
        {
            ["id"] = id,
            ["conversationType"] = type,
            ["tenantId"] = Tenant,
        };

    private static JsonObject Mentioning(string conversation, string type, string text) =>
        Activity(
            "message",
            Conversation(conversation, type),
            ("text", text),
            ("textFormat", "plain"),
            (
                "entities",
                new JsonArray(
                    Mention(Bot, "ReferralBot"),
                    Mention(LeeMri, "Lee Ng"),
                    new JsonObject { ["type"] = "clientInfo", ["timezone"] = "America/Denver" }
                )
            )
        );
}
