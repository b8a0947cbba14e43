using ReferralBot.Chat.Forms;

namespace ReferralBot.Features.Turns;

/// <summary>Reads typed days as the practice writes them.</summary>
public sealed class PracticeReading(PracticeClock clock, Caller caller) : IReadingSource
{
    // Month before day is the habit of the United States only (Unicode CLDR, short date patterns). Zones say where a practice
    // is well enough for that: Canada and Latin America write the day first or the ISO way, but share America/ with it, and a
    // slash date there stays ambiguous; the card that answers spells the month out, so a misreading is seen at once.
    private static readonly string[] MonthFirst = ["America/", "US/", "Pacific/Honolulu"];

    /// <inheritdoc/>
    public Reading Current =>
        caller.HasPractice
            ? new Reading(
                clock.Today,
                DayFirst: !MonthFirst.Any(start => caller.Practice.TimeZone.StartsWith(start, StringComparison.Ordinal))
            )
            : new Reading(DateOnly.FromDateTime(clock.Now.UtcDateTime));
}
