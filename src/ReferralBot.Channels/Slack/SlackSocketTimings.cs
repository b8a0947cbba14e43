using System.Security.Cryptography;

namespace ReferralBot.Channels.Slack;

/// <summary>How long each step of a socket's life may take. A step without a limit is how sockets go deaf.</summary>
internal sealed record SlackSocketTimings(TimeProvider Clock)
{
    /// <summary>A number from nought to one by chance, by which pauses differ from bot to bot.</summary>
    public Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(1000) / 1000d;

    /// <summary>For the answer with the socket's address.</summary>
    public TimeSpan Open { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the connection and its upgrade.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For Slack's first word on it.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// For Slack's half of the closing handshake. Slack does not close the line after it (npm @slack/socket-mode 3.2.0, notes).
    /// </summary>
    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Without a ping or a message for so long, a socket is dead (npm @slack/socket-mode: serverPingTimeout 30 s).</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two pings of ours, which keep the line open through routers (npm @slack/socket-mode: every 5 s).</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the answer to a ping of ours.</summary>
    public TimeSpan KeepAliveAnswer { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// For a socket that has a successor: Slack closes it about ten seconds after its warning
    /// (docs.slack.dev/apis/events-api/using-socket-mode), and until then it brings messages.
    /// </summary>
    public TimeSpan Leave { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Before the second attempt to connect; it doubles with each that fails.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A socket that lived for so long was a good one: the next attempt is a first one again.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks at whether anybody has to be told.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the work in hand when the bot stops.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(5);
}
