using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace ReferralBot.Channels.Wire;

/// <summary>Reads for how long a platform wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>No platform means less by it, whatever it says.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>What the answer says, in whole seconds, within bounds; <see langword="null"/> where it says nothing that can be read.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeSpan longest) =>
        headers.TryGetValues("Retry-After", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, (long)Shortest.TotalSeconds, (long)longest.TotalSeconds))
            : null;

    /// <summary>
    /// Those who were told the same time must not all come back at the same moment; never earlier, and a tenth later at most.
    /// </summary>
    public static TimeSpan Jittered(TimeSpan wait) =>
        wait + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)(wait.TotalMilliseconds / 10)));
}
