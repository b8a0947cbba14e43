using System.Globalization;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads what only Slack writes the way it does. What does not look like it is as if it were not there.</summary>
internal static class SlackJson
{
    // An id of Slack's is about ten capital letters and digits; the rest is room to grow.
    private const int MaxId = 64;

    /// <summary>An id of a workspace, person, conversation, app or view.</summary>
    public static string? Id(this JsonElement value) =>
        value.Text() is { Length: > 0 and <= MaxId } id && id.All(IsIdLetter) ? id : null;

    /// <summary>The instant that the id of a message stands for, such as <c>1548261231.000200</c>.</summary>
    public static DateTimeOffset? Instant(this JsonElement value) =>
        value.Token() is { } stamp
        && long.TryParse(stamp.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The instant that a number of seconds stands for, as in <c>event_time</c>.</summary>
    public static DateTimeOffset? Seconds(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds >= 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool IsIdLetter(char letter) => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter);
}
