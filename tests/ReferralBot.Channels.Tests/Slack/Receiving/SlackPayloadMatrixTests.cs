using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackPayloadMatrixTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds =>
        [
            "command.slash",
            "press-in-message.blockaction",
            "press-in-modal.blockaction",
            "press-at-home.blockaction",
            "submission.viewsubmission",
            "closed.viewclosed",
            "search.suggestion",
            "shortcut.shortcut",
            "message-shortcut.messageaction",
            "home-opened.event",
            "uninstalled.event",
            "tokens-revoked.event",
            "url-verification.event",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sound_payload_is_taken(string kind)
    {
        await using var host = await SlackHost.StartAsync();

        using var response = await host.PostAsync(kind, SlackHost.Golden(kind));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Faults.All);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_payload_with_any_field_wrong_is_taken_or_refused_and_never_acts_for_somebody_else(string kind)
    {
        await using var host = await SlackHost.StartAsync();
        var golden = SlackHost.Golden(kind);
        // In a form "true" is as good as true: that says something else, and nothing wrong.
        var changes = PayloadChanges.Of(golden).Where(one => one.Change != "is_enterprise_install is true").ToList();
        Assert.NotEmpty(changes);

        foreach (var (change, payload) in changes)
        {
            using var response = await host.PostAsync(kind, payload);
            var body = await response.Content.ReadAsStringAsync(Ct);

            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest,
                $"{change}: {response.StatusCode}"
            );
            Assert.True(body.Length == 0 || JsonNode.Parse(body) is JsonObject, $"{change}: {body}");
        }

        Assert.Empty(host.Faults.All);
        Assert.Empty(host.Log.Of(LogLevel.Error));
        Assert.All(
            host.Turns.All,
            turn => Assert.Equal(("T0MAPLE01", true), (turn.User.Installation, IsKnown(turn.User.Id)))
        );
        Assert.All(host.Turns.All, turn => Assert.Equal(turn.User.Installation, turn.Conversation.Installation));
        Assert.All(host.Installations.Removals, removed => Assert.Equal("T0MAPLE01", removed));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"block_actions\"")]
    [InlineData("{\"type\":\"block_actions\",\"type\":\"shortcut\"}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"\\ud800x\":1,\"type\":\"shortcut\"}")]
    [InlineData("{\"type\":\"a\\u0000b\"}")]
    [InlineData("{\"type\":\"a\",}")]
    [InlineData("{\"type\":NaN}")]
    [InlineData("")]
    public async Task What_is_no_payload_is_refused(string json)
    {
        await using var host = await SlackHost.StartAsync();

        using var interaction = await host.PostAsync(SlackHost.Form(("payload", json)));
        using var happened = await host.PostAsync(SlackHost.Json(json));

        Assert.Equal(HttpStatusCode.BadRequest, interaction.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, happened.StatusCode);
        Assert.Empty(host.Turns.All);
    }

    [Theory]
    [InlineData(31, HttpStatusCode.OK)]
    [InlineData(32, HttpStatusCode.BadRequest)]
    [InlineData(20_000, HttpStatusCode.BadRequest)]
    public async Task Json_has_a_limited_depth(int lists, HttpStatusCode expected)
    {
        await using var host = await SlackHost.StartAsync();
        var deep = $"{new string('[', lists)}{new string(']', lists)}";

        using var response = await host.PostAsync(SlackHost.Json($"{{\"type\":\"unheard_of\",\"deep\":{deep}}}"));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Emoji_written_as_pairs_are_text()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = JsonSerializer
            .Serialize(SlackHost.Golden("submission.viewsubmission"))
            .Replace("called", "\\ud83d\\ude00\\\\ud800", StringComparison.Ordinal);

        using var response = await host.PostAsync(SlackHost.Form(("payload", payload)));

        var sent = Assert.IsType<TurnInput.Submission>(Assert.Single(host.Turns.All).Input);
        Assert.Equal(["😀\\ud800 at noon"], sent.Answers.For("note"));
    }

    // The bot's own message names the bot as its user; nothing else in the payloads names anybody.
    private static bool IsKnown(string user) => user == "U0SAM0001";
}
