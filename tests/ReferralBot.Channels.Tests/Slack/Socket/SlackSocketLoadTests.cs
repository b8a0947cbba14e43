using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>Many who want something at once, by one socket.</summary>
public sealed class SlackSocketLoadTests : SlackSocketTests
{
    [Fact]
    public async Task One_slow_answer_holds_back_nobody()
    {
        var socket = await Bot.OpensAsync();
        var done = new TaskCompletionSource<SlackAck>();
        Bot.Answers = (delivery, _) => delivery.Payload.At("text").Text() == "slow" ? done.Task : Saved;

        await SendsAsync(1, socket);
        await Bot.HeardAsync(1);
        Assert.NotNull(await Bot.CommandAsync("quick"));
        Assert.Single(socket.Received);

        done.SetResult(SlackAck.Empty);
        await Bot.AcknowledgesAsync(socket, "slow-0");
    }

    [Fact]
    public async Task Sixty_four_are_answered_at_the_same_time_and_the_next_one_waits_on_the_line()
    {
        var socket = await Bot.OpensAsync();
        using var free = new SemaphoreSlim(0);
        var (now, most) = (0, 0);
        Bot.Answers = async (_, ct) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await free.WaitAsync(ct);
            Interlocked.Decrement(ref now);
            return SlackAck.Empty;
        };

        await SendsAsync(2 * SlackSocketEnvelopes.MostAtOnce, socket);
        for (var heard = SlackSocketEnvelopes.MostAtOnce; heard < 2 * SlackSocketEnvelopes.MostAtOnce; heard++)
        {
            await Bot.HeardAsync(heard);
            free.Release();
        }

        free.Release(SlackSocketEnvelopes.MostAtOnce);
        await Bot.UntilAsync(() => socket.Received.Count == 2 * SlackSocketEnvelopes.MostAtOnce);
        Assert.Equal(SlackSocketEnvelopes.MostAtOnce, most);
    }

    private static async Task SendsAsync(int count, FakeSocket socket)
    {
        for (var number = 0; number < count; number++)
        {
            await socket.SendAsync(Envelope($"slow-{number}", "slash_commands", SocketBot.Command("slow"), true));
        }
    }
}
