using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class MessageScheduleTests
{
    // the widest and the oddest offsets, gaps at midnight, half-hour changes, both hemispheres, none at all
    private static readonly string[] Zones =
    [
        "America/New_York",
        "America/Los_Angeles",
        "America/Denver",
        "America/Phoenix",
        "America/Chicago",
        "America/Anchorage",
        "America/Halifax",
        "America/St_Johns",
        "America/Sao_Paulo",
        "America/Santiago",
        "America/Asuncion",
        "America/Havana",
        "Europe/London",
        "Europe/Dublin",
        "Europe/Berlin",
        "Europe/Athens",
        "Europe/Moscow",
        "Atlantic/Azores",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Asia/Beirut",
        "Asia/Jerusalem",
        "Asia/Tehran",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Asia/Tokyo",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Etc/UTC",
    ];

    private readonly PracticeCalendar _newYork = new Given(new DateOnly(2026, 9, 7), new DateOnly(2027, 1, 1)).Calendar;

    [Theory]
    [InlineData(2026, 9, "2026-09-01T13:00:00Z")]
    [InlineData(2026, 11, "2026-11-02T14:00:00Z")]
    [InlineData(2027, 1, "2027-01-04T14:00:00Z")]
    public void The_check_in_is_due_on_the_first_business_day_at_nine(int year, int month, string due)
    {
        var occurrence = MessageSchedule.CheckInOf(new Month(year, month), _newYork);

        Assert.Equal(DateTimeOffset.Parse(due, null), occurrence!.DueAt);
    }

    [Fact]
    public void The_scorecard_is_due_on_the_third_business_day_after_the_quarter()
    {
        var occurrence = MessageSchedule.ScorecardOf(Quarter.Of(new DateOnly(2026, 9, 30), 1), _newYork);

        Assert.Equal("M4/2026-Q3", occurrence.Key);
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 13, 0, 0, TimeSpan.Zero), occurrence.DueAt);
    }

    [Theory]
    [InlineData("2026-10-05T12:59:59Z", Punctuality.NotYet)]
    [InlineData("2026-10-05T13:00:00Z", Punctuality.OnTime)]
    [InlineData("2026-10-06T13:00:00Z", Punctuality.Delayed)]
    [InlineData("2026-10-09T03:59:59Z", Punctuality.Delayed)] // still Thursday the 8th in New York
    [InlineData("2026-10-09T04:00:00Z", Punctuality.Missed)]
    public void A_late_start_still_sends_for_three_business_days(string now, Punctuality expected)
    {
        var occurrence = MessageSchedule.ScorecardOf(Quarter.Of(new DateOnly(2026, 9, 30), 1), _newYork);

        Assert.Equal(expected, MessageSchedule.At(occurrence, DateTimeOffset.Parse(now, null), _newYork));
    }

    [Fact]
    public void The_last_and_the_next_check_in_meet_at_the_due_instant()
    {
        var due = new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.Zero);

        Assert.Equal("M1/2026-09", MessageSchedule.LastCheckIn(due, _newYork).Key);
        Assert.Equal("M1/2026-08", MessageSchedule.LastCheckIn(due.AddTicks(-1), _newYork).Key);
        Assert.Equal("M1/2026-09", MessageSchedule.NextCheckIn(due.AddTicks(-1), _newYork).Key);
        Assert.Equal("M1/2026-10", MessageSchedule.NextCheckIn(due, _newYork).Key);
        Assert.Equal("M4/2026-Q2", MessageSchedule.LastScorecard(due, _newYork, 1).Key);
        Assert.Equal("M4/2026-Q3", MessageSchedule.NextScorecard(due, _newYork, 1).Key);
    }

    [Fact]
    public void A_practice_that_is_closed_all_month_gets_no_check_in_that_month()
    {
        var august = Enumerable.Range(1, 31).Select(day => new DateOnly(2026, 8, day)).ToArray();

        Assert.Null(MessageSchedule.CheckInOf(new Month(2026, 8), new Given(august).Calendar));
    }

    [Fact]
    public void In_every_zone_each_month_of_ten_years_has_one_check_in_in_order_on_a_business_day_at_nine() =>
        Assert.All(
            Zones,
            id =>
            {
                Assert.True(TimeZones.TryFind(id, out var zone), id);
                var calendar = new PracticeCalendar(zone, new(9, 0), new(17, 0), WorkDays.MondayToFriday, []);
                var last = DateTimeOffset.MinValue;
                for (var month = new Month(2024, 1); month < new Month(2034, 1); month = month.Next)
                {
                    var due = MessageSchedule.CheckInOf(month, calendar)!;
                    Assert.True(due.DueAt > last);
                    Assert.Equal(due.Day.ToDateTime(new TimeOnly(9, 0)), calendar.LocalTime(due.DueAt));
                    Assert.True(calendar.IsBusinessDay(due.Day) && Month.Of(due.Day) == month);
                    Assert.Equal(due, MessageSchedule.LastCheckIn(due.DueAt, calendar));
                    last = due.DueAt;
                }
            }
        );

    [Fact]
    public void A_wall_clock_time_is_met_wherever_it_exists_and_else_at_the_next_minute() =>
        Gen.Select(
                Gen.Int[0, Zones.Length - 1].Select(index => Zones[index]),
                Gen.DateOnly[new(2024, 1, 1), new(2034, 1, 1)],
                Gen.Int[0, 1439]
            )
            .Sample(
                (id, day, minute) =>
                {
                    var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
                    var calendar = new PracticeCalendar(zone, new(9, 0), new(17, 0), WorkDays.All, []);
                    var time = TimeOnly.MinValue.AddMinutes(minute);
                    var local = day.ToDateTime(time);
                    var instant = calendar.At(day, time);

                    // every offset is a multiple of 15 minutes, so this finds each instant at which the clock shows the time
                    var shown = Enumerable
                        .Range(-60, 121)
                        .Select(quarters => new DateTimeOffset(local, TimeSpan.Zero).AddMinutes(15 * quarters))
                        .Where(candidate => calendar.LocalTime(candidate) == local)
                        .ToList();

                    Assert.Equal(TimeSpan.Zero, instant.Offset);
                    if (shown.Count > 0)
                    {
                        Assert.Equal(shown.Min(), instant);
                        return;
                    }

                    Assert.True(calendar.LocalTime(instant) > local);
                    Assert.True(calendar.LocalTime(instant.AddMinutes(-1)) < local);
                },
                iter: 5_000
            );

    [Fact]
    public void A_skipped_time_moves_on_and_a_doubled_one_is_the_earlier()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), _newYork.At(new(2026, 3, 8), new(2, 30)));
        Assert.Equal(
            new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero),
            _newYork.At(new(2026, 11, 1), new(1, 30))
        );
    }
}
