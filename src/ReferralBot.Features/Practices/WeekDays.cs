using System.Globalization;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>The days of the week as a form offers them.</summary>
internal static class WeekDays
{
    private static readonly DayOfWeek[] Order =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    public static IReadOnlyList<Choice<DayOfWeek>> Choices { get; } =
    [.. Order.Select(day => new Choice<DayOfWeek>(day, day.ToString()[..3].ToLowerInvariant(), day.ToString()))];

    public static WorkDays Of(IReadOnlyList<DayOfWeek> days) =>
        Enum.GetValues<WorkDays>()
            .Where(flag => int.PopCount((int)flag) == 1 && days.Any(day => flag.Include(day)))
            .Aggregate(WorkDays.None, (all, flag) => all | flag);

    public static IReadOnlyList<string> Codes(WorkDays days) =>
        [.. Choices.Where(choice => days.Include(choice.Value)).Select(choice => choice.Code)];

    public static string Say(WorkDays days) =>
        string.Join(", ", Order.Where(day => days.Include(day)).Select(day => day.ToString()[..3]));
}

/// <summary>The months in which quarters can start; the other eight only name the same quarters differently.</summary>
internal static class QuarterStarts
{
    public static IReadOnlyList<Choice<int>> Choices { get; } =
    [
        new(1, "january", "January, April, July, October"),
        new(2, "february", "February, May, August, November"),
        new(3, "march", "March, June, September, December"),
    ];

    public static string CodeOf(int month) => Choices.First(choice => choice.Value == ((month - 1) % 3) + 1).Code;

    public static string Say(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
