namespace ReferralBot.EndToEnd.Tests;

/// <summary>
/// The clock of a platform that waits longer than the real one: Slack's three seconds are a minute, so that a busy machine fails
/// no test that is about something else. What takes longer than that, such as the time between two pings, is as long as it is.
/// </summary>
internal sealed class PatientClock : TimeProvider
{
    private const int Slower = 20;
    private static readonly TimeSpan LongestStretched = TimeSpan.FromSeconds(5);

    // Ahead at first, so that what happens there after something else is not dated before it; it falls behind by a minute a
    // minute, and a signature or a token may be five minutes off.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private readonly DateTimeOffset _start = System.GetUtcNow() + Ahead;
    private readonly long _stamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_stamp) / Slower);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            callback,
            state,
            dueTime > TimeSpan.Zero && dueTime <= LongestStretched ? dueTime * Slower : dueTime,
            period
        );
}
