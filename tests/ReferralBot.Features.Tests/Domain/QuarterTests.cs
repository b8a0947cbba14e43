using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class QuarterTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("this", "2026-Q4")]
    [InlineData("Last", "2026-Q3")]
    [InlineData("Q3", "2026-Q3")]
    [InlineData("q4", "2026-Q4")]
    [InlineData("Q3-2025", "2025-Q3")]
    [InlineData("Q3 2026", "2026-Q3")]
    [InlineData("2026-Q3", "2026-Q3")]
    [InlineData("2026-Q5", null)]
    [InlineData("Q3-99999", null)]
    [InlineData("", null)]
    public void A_quarter_is_read_in_every_way_people_write_it(string text, string? code) =>
        Assert.Equal(code, Quarter.TryParse(text, Today, 1, out var quarter) ? quarter.Code : null);

    [Fact]
    public void Without_a_year_it_is_the_latest_that_has_begun()
    {
        Assert.True(Quarter.TryParse("Q3", new DateOnly(2026, 2, 1), 1, out var quarter));

        Assert.Equal("2025-Q3", quarter.Code);
    }

    [Fact]
    public void Two_in_the_morning_of_october_in_utc_is_still_the_third_quarter_in_new_york()
    {
        var calendar = new Given().Calendar;
        var instant = new DateTimeOffset(2026, 10, 1, 2, 0, 0, TimeSpan.Zero);
        var quarter = Quarter.Of(calendar.Today(instant), 1);

        Assert.Equal("Q3 2026", quarter.ToString());
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 4, 0, 0, TimeSpan.Zero), quarter.EndsAt(calendar));
    }

    [Fact]
    public void Every_day_lies_in_exactly_one_quarter_whatever_month_it_starts_in() =>
        Gen.Select(Gen.DateOnly[new(2001, 1, 1), new(2099, 12, 31)], Gen.Int[1, 12]) // codes are read from 2000 on
            .Sample(
                (day, start) =>
                {
                    var quarter = Quarter.Of(day, start);
                    Assert.True(quarter.Contains(day));
                    Assert.Equal(0, (quarter.FirstDay.Month - start) % 3);
                    Assert.Equal(quarter.LastDay.AddDays(1), quarter.Next.FirstDay);
                    Assert.Equal(quarter, quarter.Next.Previous);
                    Assert.True(Quarter.TryParse(quarter.Code, day, start, out var read) && read == quarter);
                }
            );
}
