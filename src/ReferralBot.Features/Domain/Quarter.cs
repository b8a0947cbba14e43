using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ReferralBot.Features.Domain;

/// <summary>A quarter of a practice's year.</summary>
/// <remarks>
/// Q1 begins with the first quarter start of the calendar year. A start month of 1, 4, 7 or 10 gives the calendar
/// quarters; with 2, Q1 is February to April and Q4 ends in January of the next year.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Quarter : IComparable<Quarter>
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

    private readonly int _shift;

    private Quarter(int year, int number, int shift)
    {
        Year = year;
        Number = number;
        _shift = shift;
    }

    /// <summary>The calendar year in which the quarter starts.</summary>
    public int Year { get; }

    /// <summary>1 to 4.</summary>
    public int Number { get; }

    /// <summary>The first day of the quarter.</summary>
    public DateOnly FirstDay => new(Year, (3 * (Number - 1)) + 1 + _shift, 1);

    /// <summary>The last day of the quarter.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>The quarter after this one.</summary>
    public Quarter Next => Of(FirstDay.AddMonths(3), _shift + 1);

    /// <summary>The quarter before this one.</summary>
    public Quarter Previous => Of(FirstDay.AddMonths(-3), _shift + 1);

    /// <summary>Its name on the command line and in keys: 2026-Q3.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}");

    /// <summary>The quarter that a day of the practice lies in.</summary>
    public static Quarter Of(DateOnly day, int startMonth)
    {
        var shift = (startMonth - 1) % 3;
        var start = day.AddMonths(-shift);
        return new Quarter(start.Year, ((start.Month - 1) / 3) + 1, shift);
    }

    /// <summary>
    /// Reads "this", "last", "Q3" (the latest that has begun), "Q3 2026", "Q3-2026" and "2026-Q3".
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, DateOnly today, int startMonth, out Quarter quarter)
    {
        var current = Of(today, startMonth);
        quarter = current;
        var word = text?.Trim() ?? "";
        if (word.Equals("this", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (word.Equals("last", StringComparison.OrdinalIgnoreCase))
        {
            quarter = current.Previous;
            return true;
        }

        return TryParseNumbered(word, current, out quarter);
    }

    /// <summary>Whether a day of the practice lies in the quarter.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>The quarter's first instant: local midnight of its first day.</summary>
    public DateTimeOffset StartsAt(PracticeCalendar calendar) => calendar.At(FirstDay, TimeOnly.MinValue);

    /// <summary>The first instant after the quarter: local midnight of the next one's first day.</summary>
    public DateTimeOffset EndsAt(PracticeCalendar calendar) => Next.StartsAt(calendar);

    /// <summary>Orders quarters by time.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    /// <summary>Orders quarters by time.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    /// <summary>Orders quarters by time.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    /// <summary>Orders quarters by time.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => FirstDay.CompareTo(other.FirstDay);

    /// <summary>As people read it: Q3 2026.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Q{Number} {Year}");

    private static bool TryParseNumbered(string word, Quarter current, out Quarter quarter)
    {
        quarter = current;
        if (Numbered().Match(word) is not { Success: true } match)
        {
            return false;
        }

        var number = match.Groups["number"].ValueSpan[0] - '0';
        var latest = number > current.Number ? current.Year - 1 : current.Year;
        var year = match.Groups["year"] is { Success: true } written
            ? int.Parse(written.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : latest;
        quarter = new Quarter(year, number, current._shift);
        return year is >= EarliestYear and <= LatestYear;
    }

    [GeneratedRegex(
        "^(?:(?<year>[0-9]{4})[- ]?Q(?<number>[1-4])|Q(?<number>[1-4])(?:[- ]?(?<year>[0-9]{4}))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Numbered();
}
