using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>A call, and everything that can become of it: done, not done, later, or lost; never done twice.</summary>
public sealed class SlackClientTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Arguments_go_as_a_form_with_objects_as_JSON_and_the_token_beside_them()
    {
        var arguments = new JsonObject
        {
            ["channel"] = _room.Team.Id,
            ["text"] = "a & b=ü",
            ["unfurl_links"] = false,
            ["thread_ts"] = null,
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "divider" }),
        };

        Assert.IsType<SlackAnswer.Done>(
            await _room.Client.CallAsync("chat.postMessage", _room.Workspace.BotToken, arguments, Ct)
        );

        var call = Assert.Single(_room.Slack.Calls);
        Assert.StartsWith("application/x-www-form-urlencoded", call.ContentType, StringComparison.Ordinal);
        Assert.Equal(_room.Workspace.BotToken, call.Token);
        Assert.False(call.Arguments.ContainsKey("thread_ts"));
        Assert.False(call.Arguments.ContainsKey("token"));
        Assert.Equal("a & b=ü", (string?)call.Arguments["text"]);
        Assert.Equal("divider", (string?)call.Arguments["blocks"]![0]!["type"]);
    }

    public static TheoryData<FakeFault> Lost { get; } =
    [
        new FakeFault.Status(500),
        new FakeFault.Status(503, "<html>"),
        new FakeFault.Status(404),
        new FakeFault.Page(),
        new FakeFault.Truncated(),
        new FakeFault.Huge(),
        new FakeFault.Reset(),
        new FakeFault.AnswerLost(),
        new FakeFault.Redirect(new Uri("https://example.com/")),
        new FakeFault.Refused("internal_error"),
        new FakeFault.Refused("fatal_error"),
    ];

    public static TheoryData<FakeFault> Endless { get; } =
    [new FakeFault.Never(), new FakeFault.AnswerNever(), new FakeFault.Slow()];

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_may_have_been_posted_is_lost_and_not_sent_again(FakeFault fault)
    {
        _room.Slack.Faults.Next("chat.postMessage", fault);

        Assert.IsType<SlackAnswer.Lost>(await _room.Posts());

        Assert.Single(_room.Slack.Calls);
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task An_answer_without_an_end_is_lost_after_ten_seconds(FakeFault fault)
    {
        _room.Slack.Faults.Next("chat.postMessage", fault);

        var answer = await _room.RunsOut(_room.Posts(), SlackClient.ToAnswer);

        Assert.IsType<SlackAnswer.Lost>(answer);
        Assert.Single(_room.Slack.Calls);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    [InlineData("3600", 3600)]
    [InlineData(null, 30)]
    [InlineData("soon", 30)]
    [InlineData("-5", 30)]
    [InlineData("99999999999999999999", 30)]
    public async Task Too_many_calls_wait_as_long_as_Slack_says_and_hardly_longer(string? retryAfter, int seconds)
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.TooMany(retryAfter));

        var later = Assert.IsType<SlackAnswer.Later>(await _room.Posts());

        Assert.True(later.IsLimit);
        Assert.InRange(later.RetryAfter.TotalSeconds, seconds, 1.1 * seconds);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent_and_it_is_tried_later()
    {
        await _room.Slack.DisposeAsync();

        Assert.False(Assert.IsType<SlackAnswer.Later>(await _room.Posts()).IsLimit);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_anywhere()
    {
        await using var other = await FakeSlack.StartAsync(_room.Clock);
        _room.Slack.Faults.Next(
            "chat.postMessage",
            new FakeFault.Redirect(new Uri(other.ApiBaseUrl, "chat.postMessage"))
        );

        await _room.Posts();

        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task A_failure_is_written_down_with_its_places_and_without_what_was_sent()
    {
        var arguments = new JsonObject
        {
            ["channel"] = _room.Team.Id,
            ["text"] = "canary",
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "header", ["text"] = "canary" }),
        };

        var failed = Assert.IsType<SlackAnswer.Failed>(
            await _room.Client.CallAsync("chat.postMessage", _room.Workspace.BotToken, arguments, Ct)
        );

        Assert.Equal("invalid_blocks", failed.Error);
        Assert.Contains(_room.Log.All, line => line.Contains("/blocks/0", StringComparison.Ordinal));
        Assert.DoesNotContain(_room.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
        Assert.DoesNotContain(_room.Log.All, line => line.Contains("xoxb", StringComparison.Ordinal));
    }
}
