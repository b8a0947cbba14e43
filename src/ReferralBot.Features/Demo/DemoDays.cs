using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>The days of the invented history: working days, none after today.</summary>
internal sealed class DemoDays(PracticeCalendar calendar, DateTimeOffset now)
{
    public const int Months = 12;

    public PracticeCalendar Calendar => calendar;

    public DateOnly Today { get; } = calendar.Today(now);

    /// <summary>The months of the history, the oldest first.</summary>
    public IEnumerable<Month> Past()
    {
        var first = Month.Of(new DateOnly(Today.Year, Today.Month, 1).AddMonths(1 - Months));
        for (var (month, count) = (first, 0); count < Months; (month, count) = (month.Next, count + 1))
        {
            yield return month;
        }
    }

    /// <summary>The first working day from a day on, or none when it has not come yet.</summary>
    public DateOnly? WorkingDay(DateOnly from) =>
        calendar.BusinessDayAfter(from.AddDays(-1), 1) is var day && day <= Today ? day : null;

    /// <summary>Who entered something on a day: in the morning, or now when it is earlier than that.</summary>
    public Entry By(Member member, DateOnly day, int minutesAfterTen = 0)
    {
        var at = calendar.At(day, new TimeOnly(10, 0)).AddMinutes(minutesAfterTen);
        return new Entry(member.Actor, at < now ? at : now);
    }
}
