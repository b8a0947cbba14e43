using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>Everything that can go wrong before Slack has said hello.</summary>
public sealed class SlackSocketOpeningTests : SlackSocketTests
{
    private const string Open = "apps.connections.open";

    [Fact]
    public async Task A_socket_is_asked_for_with_the_app_level_token_and_is_good_once_Slack_says_hello()
    {
        Assert.Equal(SlackSocketHealth.Connecting, Bot.Report.Health);

        await Bot.OpensAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);

        var call = Assert.Single(Bot.Slack.CallsOf(Open));
        Assert.Equal(Bot.Slack.AppToken, call.Token);
        Assert.Empty(call.Arguments);
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("xapp-", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("ticket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_never_given_is_given_up_and_asked_for_again()
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.Never());
        await Bot.StartsAsync();
        await Bot.UntilAsync(() => Bot.Slack.CallsOf(Open).Count == 1);

        await Bot.Clock.PassAsync(Bot.Timings.Open, Ct);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Fact]
    public async Task A_connection_that_is_never_taken_up_is_given_up_and_made_again()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { Upgrades = false });
        await Bot.StartsAsync();
        await Bot.UntilAsync(() => Bot.Slack.Sockets.Attempts == 1);

        await Bot.Clock.PassAsync(Bot.Timings.Connect, Ct);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Fact]
    public async Task A_connection_without_a_hello_is_given_up_and_made_again()
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { SaysHello = false });
        await Bot.StartsAsync();
        await Bot.Clock.IsWaitedForAsync(Bot.Timings.Hello, Ct);
        Assert.Equal(SlackSocketHealth.Connecting, Bot.Report.Health);

        Bot.Clock.Advance(Bot.Timings.Hello);

        await Bot.NextAsync();
        await Bot.IsAsync(SlackSocketHealth.Ok);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(503)]
    [InlineData(302)]
    public async Task A_connection_that_is_refused_is_made_again(int status)
    {
        Bot.Slack.Sockets.Next(new FakeSocketManners { Status = status });

        await Bot.OpensAsync();

        Assert.Equal(2, Bot.Slack.Sockets.Attempts);
    }

    [Theory]
    [InlineData("wss://evil.example/link/?ticket=canary")]
    [InlineData("ws://192.0.2.1/link/")]
    [InlineData("nonsense")]
    public async Task An_address_of_somebody_else_is_never_called(string address)
    {
        Bot.Slack.Faults.Next(Open, new FakeFault.Status(200, $$"""{"ok":true,"url":"{{address}}"}"""));

        await Bot.OpensAsync();

        Assert.Equal(2, Bot.Slack.CallsOf(Open).Count);
        Assert.Single(Bot.Log.Of(LogLevel.Warning), line => line.Contains("not Slack's", StringComparison.Ordinal));
        Assert.DoesNotContain(Bot.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }
}
