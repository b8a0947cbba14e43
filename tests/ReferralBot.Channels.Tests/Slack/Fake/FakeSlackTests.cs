using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>A fake on a clock that stands still, with one workspace in it.</summary>
public abstract class FakeSlackTests : IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.Zero));

    protected FakeSlack Slack { get; private set; } = null!;

    protected FakeWorkspace Maple { get; private set; } = null!;

    protected FakeUser Ana { get; private set; } = null!;

    protected FakeChannel General { get; private set; } = null!;

    internal ApiCalls Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await FakeSlack.StartAsync(Clock);
        Maple = Slack.AddWorkspace("T1", "Maple Street");
        Ana = Maple.AddUser("Ana Flores");
        General = Maple.AddChannel("general").With(Ana).WithBot();
        Api = new ApiCalls(Slack);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls with the workspace's own token.</summary>
    protected Task<JsonObject> CallsAsync(string method, params (string Name, JsonNode? Value)[] arguments) =>
        Api.CallsAsync(method, Maple.BotToken, arguments);

    /// <summary>A modal with a text input.</summary>
    protected static JsonObject Modal(string title = "Log a referral") =>
        new()
        {
            ["type"] = "modal",
            ["callback_id"] = "form",
            ["title"] = Plain(title),
            ["submit"] = Plain("Save"),
            ["blocks"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "input",
                    ["block_id"] = "note",
                    ["label"] = Plain("Note"),
                    ["element"] = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = "answer" },
                }
            ),
        };

    protected static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };

    protected static void Refused(string error, JsonObject answer)
    {
        Assert.False(answer["ok"]!.GetValue<bool>());
        Assert.Equal(error, answer["error"]!.GetValue<string>());
    }

    protected static void Done(JsonObject answer) => Assert.True(answer["ok"]!.GetValue<bool>(), answer.ToJsonString());
}
