using System.Text.Json.Nodes;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Fake;

/// <summary>What the bot of these tests answers with.</summary>
public sealed partial class TeamsPersonTests
{
    private static JsonObject Button(string title) =>
        new()
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = "press",
            ["data"] = new JsonObject { ["~line"] = "R-1" },
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title },
        };

    private static JsonObject Input(string type, params (string Key, JsonNode Value)[] more)
    {
        var input = new JsonObject
        {
            ["type"] = type,
            ["id"] = "how",
            ["label"] = "How?",
        };
        foreach (var (key, value) in more)
        {
            input[key] = value;
        }

        return input;
    }

    private static JsonObject Card(string text, params JsonNode[] actions)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text }),
        };
        if (actions.Length > 0)
        {
            card["actions"] = new JsonArray(actions);
        }

        return card;
    }

    private static JsonObject Envelope(string type, JsonNode value) =>
        new()
        {
            ["statusCode"] = 200,
            ["type"] = type,
            ["value"] = value,
        };

    private static JsonObject Continue(JsonObject card) =>
        new()
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject
                {
                    ["title"] = "Log a referral",
                    ["card"] = new JsonObject
                    {
                        ["contentType"] = "application/vnd.microsoft.card.adaptive",
                        ["content"] = card,
                    },
                },
            },
        };

    private FakePost Posted(params JsonNode[] body) =>
        _teams.BotPosts(
            _group,
            new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["version"] = "1.5",
                ["body"] = new JsonArray(body),
            }
        );
}
