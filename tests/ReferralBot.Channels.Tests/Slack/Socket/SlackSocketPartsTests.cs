using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>The small parts of a socket, each for itself.</summary>
public sealed class SlackSocketPartsTests
{
    private static readonly Uri Published = new(SlackOptions.PublishedApiBaseUrl);
    private static readonly Uri Local = new("http://127.0.0.1:4906/api/");

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1&app_id=A1", true)]
    [InlineData("wss://WSS-BACKUP.SLACK.COM/link/", true)]
    [InlineData("ws://wss-primary.slack.com/link/", false)]
    [InlineData("https://wss-primary.slack.com/link/", false)]
    [InlineData("wss://slack.com/link/", false)]
    [InlineData("wss://evilslack.com/link/", false)]
    [InlineData("wss://wss-primary.slack.com.evil.example/link/", false)]
    [InlineData("wss://evil.example/.slack.com", false)]
    [InlineData("wss://wss-primary.slack.com@evil.example/", false)]
    [InlineData("wss://user@wss-primary.slack.com/", false)]
    [InlineData("wss://wss-primary.slack.com:8443/", false)]
    [InlineData("ws://127.0.0.1:4906/link/", false)]
    [InlineData("/link/?ticket=1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_socket_is_opened_to_Slacks_own_addresses_alone(string? address, bool isTrusted) =>
        Assert.Equal(isTrusted, SlackSocketAddress.TryRead(address, Published, out _));

    [Theory]
    [InlineData("ws://127.0.0.1:4906/link/", true)]
    [InlineData("ws://localhost:4907/link/", true)]
    [InlineData("wss://127.0.0.1/link/", true)]
    [InlineData("http://127.0.0.1:4906/link/", false)]
    [InlineData("ws://192.168.0.7/link/", false)]
    [InlineData("wss://wss-primary.slack.com/link/", false)]
    public void A_Web_API_on_this_machine_names_sockets_on_this_machine(string address, bool isTrusted) =>
        Assert.Equal(isTrusted, SlackSocketAddress.TryRead(address, Local, out _));

    [Fact]
    public void Pauses_begin_with_none_double_and_end_at_a_minute()
    {
        var backoff = new SlackSocketBackoff(new SlackSocketTimings(TimeProvider.System) { Chance = () => 0 });

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 9).Select(_ => backoff.Next().TotalSeconds));
        Assert.All(Enumerable.Range(0, 5_000), _ => Assert.Equal(TimeSpan.FromMinutes(1), backoff.Next()));

        backoff.Reset();
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(_ => backoff.Next().TotalSeconds));
    }

    [Fact]
    public void Chance_shortens_a_pause_by_half_at_most()
    {
        var timings = new SlackSocketTimings(TimeProvider.System);
        var chances = Enumerable.Range(0, 200).Select(_ => timings.Chance()).ToList();
        Assert.All(chances, chance => Assert.InRange(chance, 0, 1));
        Assert.True(chances.Distinct().Count() > 50);

        var last = new SlackSocketBackoff(timings with { Chance = () => 1 });
        Assert.Equal([0, 0.5, 1, 2], Enumerable.Range(0, 4).Select(_ => last.Next().TotalSeconds));
    }

    [Fact]
    public void The_state_goes_from_connecting_to_ok_and_from_deaf_to_down()
    {
        var clock = new FakeTimeProvider();
        var state = new SlackSocketState(clock);
        Assert.Equal(new SlackSocketReport(SlackSocketHealth.Connecting, null, null), state.Report());

        state.Troubled("No line.");
        Assert.Equal("No line.", state.Report().Problem);

        state.Opened();
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(new SlackSocketReport(SlackSocketHealth.Ok, TimeSpan.FromSeconds(7), null), state.Report());

        state.Heard();
        Assert.Equal(TimeSpan.Zero, state.Report().LastFrame);

        state.Opened(); // the next one, before the last is dropped
        state.Closed();
        Assert.Equal(SlackSocketHealth.Ok, state.Report().Health);

        state.Closed();
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(SlackSocketHealth.Connecting, state.Report().Health);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SlackSocketHealth.Down, state.Report().Health);

        state.Opened();
        Assert.Equal(SlackSocketHealth.Ok, state.Report().Health);

        state.Stopped("Switched off.");
        Assert.Equal((SlackSocketHealth.Down, "Switched off."), (state.Report().Health, state.Report().Problem));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void The_watch_on_the_line_tells_answers_to_our_pings_from_what_Slack_says(int pieces)
    {
        var frames = new SlackSocketFrames();
        byte[] pong = [0x8A, 3, 1, 2, 3];

        Assert.False(Hears("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"u8.ToArray()));
        Assert.False(Hears(pong));
        Assert.True(Hears([0x81, 2, (byte)'{', (byte)'}']));
        Assert.False(Hears([.. pong, .. pong]));
        Assert.True(Hears([0x89, 0])); // a ping
        Assert.True(Hears([0x81, 126, 1, 0, .. new byte[256]]));
        Assert.False(Hears(pong));
        Assert.True(Hears([0x01, 127, 0, 0, 0, 0, 0, 1, 0, 0, .. new byte[65_536]]));
        Assert.False(Hears(pong));
        Assert.True(Hears([0x88, 2, 3, 0xE8])); // a closing frame

        bool Hears(byte[] bytes) =>
            bytes.Chunk(pieces).Select(piece => frames.Take(piece)).Aggregate(false, (one, other) => one | other);
    }
}
