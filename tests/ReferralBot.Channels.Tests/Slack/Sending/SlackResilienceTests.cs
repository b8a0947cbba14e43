using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>What is tried again at once, and who is left alone for a while.</summary>
public sealed class SlackResilienceTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Reading_is_tried_again_until_it_works()
    {
        await using var live = await SendingRoom.OpenLiveAsync();
        live.Slack.Faults.Next("users.info", new FakeFault.Reset(), new FakeFault.Status(503));

        var answer = await live.Client.CallAsync(
            "users.info",
            live.Workspace.BotToken,
            new JsonObject { ["user"] = live.Sam.Id },
            Ct
        );

        Assert.IsType<SlackAnswer.Done>(answer);
        Assert.Equal(3, live.Slack.Calls.Count);
    }

    [Fact]
    public async Task An_installation_for_which_everything_fails_is_left_alone_and_others_are_not()
    {
        _room.Slack.Faults.Next("chat.postMessage", Enumerable.Repeat(new FakeFault.Status(500), 20));
        var call = new SlackCall("chat.postMessage", new JsonObject { ["channel"] = _room.Team.Id, ["text"] = "hello" })
        {
            Token = _room.Workspace.BotToken,
            Installation = "T1",
        };
        for (var number = 0; number < 20; number++)
        {
            await _room.Client.CallAsync(call, Ct);
        }

        Assert.Equal(10, _room.Slack.Calls.Count);
        Assert.Equal(
            CallResilience.Break,
            Assert.IsType<SlackAnswer.Later>(await _room.Client.CallAsync(call, Ct)).RetryAfter
        );
        _room.Slack.Faults.Clear();
        Assert.IsType<SlackAnswer.Done>(await _room.Client.CallAsync(call with { Installation = "T2" }, Ct));

        _room.Clock.Advance(CallResilience.Break + TimeSpan.FromSeconds(1));
        Assert.IsType<SlackAnswer.Done>(await _room.Client.CallAsync(call, Ct));
    }
}
