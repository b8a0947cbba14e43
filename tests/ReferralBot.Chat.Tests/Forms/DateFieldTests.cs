using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Forms;

public sealed class DateFieldTests
{
    private static readonly Reading Reading = new(KernelBot.Today); // Wednesday, 30 September 2026

    [Theory]
    [InlineData("today", "2026-09-30")]
    [InlineData("Yesterday", "2026-09-29")]
    [InlineData("wednesday", "2026-09-30")]
    [InlineData("thu", "2026-09-24")]
    [InlineData("MONDAY", "2026-09-28")]
    [InlineData("2026-09-03", "2026-09-03")]
    [InlineData("2026-9-3", "2026-09-03")]
    [InlineData("30", "2026-09-30")]
    [InlineData("31", "2026-08-31")]
    [InlineData("3/4", "2026-03-04")]
    [InlineData("12/24", "2025-12-24")]
    [InlineData("24/12", "2025-12-24")]
    [InlineData("2/29", "2024-02-29")]
    [InlineData("3/4/2026", "2026-03-04")]
    [InlineData("3/4/26", "2026-03-04")]
    [InlineData("\u200E2026-09-03\u200F", "2026-09-03")]
    [InlineData("２０２６-０９-０３", "2026-09-03")]
    public void A_day_is_read_as_people_write_it(string text, string day) =>
        Assert.Equal([day], LogVisit.On.Canonical([text], Reading));

    [Theory]
    [InlineData("3/4", "2026-04-03")]
    [InlineData("24.12", "2025-12-24")]
    [InlineData("12/24", "2025-12-24")]
    public void Day_comes_first_where_the_practice_writes_it_first(string text, string day) =>
        Assert.Equal([day], LogVisit.On.Canonical([text], Reading with { DayFirst = true }));

    [Theory]
    [InlineData("wednesday", "2026-10-07")]
    [InlineData("thursday", "2026-10-01")]
    [InlineData("tomorrow", "2026-10-01")]
    [InlineData("30", "2026-09-30")]
    [InlineData("29", "2026-10-29")]
    [InlineData("1/5", "2027-01-05")]
    [InlineData("2/29", "2028-02-29")]
    public void A_due_date_is_the_next_one(string text, string day)
    {
        var due = new DateField("due", "Due?") { MayBeAhead = true, MayBeBehind = false };

        Assert.Equal([day], due.Canonical([text], Reading));
        Assert.Equal("That day has passed. Pick today or later.", due.Check(["yesterday"], Reading));
        Assert.Equal("That is too far ahead.", due.Check(["2099-01-01"], Reading));
    }

    [Theory]
    [InlineData("2026-10-01", "The date cannot be in the future.")]
    [InlineData("tomorrow", "The date cannot be in the future.")]
    [InlineData("2025-09-29", "Older than a year – use import.")]
    [InlineData("2026-02-30", "I can't read that date. Try today, monday or 2026-09-30.")]
    [InlineData("0/0", "I can't read that date. Try today, monday or 2026-09-30.")]
    [InlineData("soon", "I can't read that date. Try today, monday or 2026-09-30.")]
    [InlineData("32", "I can't read that date. Try today, monday or 2026-09-30.")]
    [InlineData("\u200B", "I can't read that date. Try today, monday or 2026-09-30.")]
    public void A_day_that_cannot_be_says_why(string text, string problem)
    {
        var on = LogVisit.On with { Oldest = (365, "Older than a year – use import.") };

        Assert.Equal(problem, on.Check([text], Reading));
    }
}
