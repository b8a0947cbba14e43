using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>Calls for an installation: its limits, its token, and the end of its token.</summary>
public sealed class SlackApiTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task After_too_many_calls_none_of_that_method_is_made_there_until_the_time_is_over()
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.TooMany("30"));

        Assert.IsType<SlackAnswer.Later>(await Posts());
        _room.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.True(Assert.IsType<SlackAnswer.Later>(await Posts()).IsLimit);
        Assert.Single(_room.Slack.Calls);

        // another method, and another workspace, are not concerned
        Assert.IsType<SlackAnswer.Done>(await _room.Api.CallAsync("T0MAPLE", "auth.test", [], Ct));
        var other = _room.Slack.AddWorkspace("T0OAK", "Oak Lane");
        _room.Installations.Has("T0OAK", other.BotToken);
        var channel = other.AddChannel("team").WithBot();
        Assert.IsType<SlackAnswer.Done>(await Posts("T0OAK", channel.Id));

        _room.Clock.Advance(TimeSpan.FromSeconds(4.1));
        Assert.IsType<SlackAnswer.Done>(await Posts());
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    public async Task A_dead_token_is_told_of_once_and_not_used_again(string error)
    {
        _room.Slack.Faults.Next("chat.postMessage", new FakeFault.Refused(error));

        Assert.Equal(error, Assert.IsType<SlackAnswer.Failed>(await Posts()).Error);
        Assert.IsType<SlackAnswer.Failed>(await Posts());

        Assert.Single(_room.Slack.Calls);
        Assert.Contains("install me again", Assert.Single(_room.Installations.Remedies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_is_installed_again_the_new_token_is_used_at_once()
    {
        _room.Installations.Has("T0MAPLE", "xoxb-dead");
        Assert.IsType<SlackAnswer.Failed>(await Posts());

        _room.Installations.Has("T0MAPLE", _room.Workspace.BotToken);

        Assert.IsType<SlackAnswer.Done>(await Posts());
    }

    [Fact]
    public async Task Where_nothing_is_installed_nothing_is_sent()
    {
        Assert.Equal(SlackErrors.NotInstalled, Assert.IsType<SlackAnswer.Failed>(await Posts("T0NOWHERE", "C1")).Error);
        Assert.Empty(_room.Slack.Calls);
    }

    private Task<SlackAnswer> Posts() => Posts("T0MAPLE", _room.Team.Id);

    private Task<SlackAnswer> Posts(string installation, string channel) =>
        _room.Api.CallAsync(
            installation,
            "chat.postMessage",
            new JsonObject { ["channel"] = channel, ["text"] = "hello" },
            Ct
        );
}
