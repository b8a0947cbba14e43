namespace ReferralBot.Channels.Slack;

/// <summary>
/// How long to wait before the next attempt to connect: nothing at first, then twice as long each time up to a limit, less up to
/// a half by chance, so that many bots do not come back in the same moment after an outage.
/// </summary>
internal sealed class SlackSocketBackoff(SlackSocketTimings timings)
{
    // 2^20 seconds are past any limit already, and no attempt count overflows.
    private const int MostDoublings = 20;

    private int _failures;

    /// <summary>The pause before the next attempt, each one longer than the last.</summary>
    public TimeSpan Next()
    {
        var failures = _failures++;
        if (failures == 0)
        {
            return TimeSpan.Zero;
        }

        var doubled = timings.FirstPause * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var capped = doubled < timings.LongestPause ? doubled : timings.LongestPause;
        return capped * (1 - (timings.Chance() / 2));
    }

    /// <summary>The last attempt was a success: the next one comes at once.</summary>
    public void Reset() => _failures = 0;
}
