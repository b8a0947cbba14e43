using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Forms;

public sealed class FieldTests
{
    private static readonly Reading Reading = new(KernelBot.Today); // Wednesday, 30 September 2026

    [Theory]
    [InlineData("10m", 10)]
    [InlineData("10", 10)]
    [InlineData("1h", 60)]
    [InlineData("1h30m", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("1h30", 90)]
    [InlineData("1.5h", 90)]
    [InlineData("16H", 960)]
    [InlineData("45 min", 45)]
    [InlineData("１０ｍ", 10)]
    public void A_time_is_read_in_minutes(string text, int minutes) =>
        Assert.Equal(minutes, LogVisit.Time.Read([text], Reading).Value);

    [Theory]
    [InlineData("0m", "Between 1 and 960 minutes.")]
    [InlineData("961", "Between 1 and 960 minutes.")]
    [InlineData("16h1m", "Between 1 and 960 minutes.")]
    [InlineData("-5", "Write the time like 45m or 1h30m.")]
    [InlineData("٣م", "Write the time like 45m or 1h30m.")]
    [InlineData("٣m", "Write the time like 45m or 1h30m.")]
    [InlineData("1,5h", "Write the time like 45m or 1h30m.")]
    public void A_time_that_cannot_be_says_why(string text, string problem) =>
        Assert.Equal(problem, LogVisit.Time.Check([text], Reading));

    [Theory]
    [InlineData("1,200.00", 120_000L)]
    [InlineData("1200", 120_000L)]
    [InlineData("$ 1,200.5", 120_050L)]
    [InlineData("0", 0L)]
    [InlineData("1,000,000", 100_000_000L)]
    public void Money_is_read_in_cents(string text, long cents) =>
        Assert.Equal(cents, new MoneyField("revenue", "Revenue", "USD").Read([text], Reading).Value);

    [Theory]
    [InlineData("-5")]
    [InlineData("12.345")]
    [InlineData("12,50")]
    [InlineData("1.200,00")]
    [InlineData("1,000,000.01")]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("lots")]
    public void Money_that_cannot_be_is_never_guessed(string text) =>
        Assert.Equal(
            "Enter an amount such as 1,200.00.",
            new MoneyField("revenue", "Revenue", "USD").Check([text], Reading)
        );

    [Theory]
    [InlineData("5", null)]
    [InlineData("1,200", null)]
    [InlineData("1,5", "Between 0 and 2,000 days.")]
    [InlineData("1.5", "Between 0 and 2,000 days.")]
    [InlineData("2001", "Between 0 and 2,000 days.")]
    [InlineData("-1", "Between 0 and 2,000 days.")]
    [InlineData("99999999999", "Between 0 and 2,000 days.")]
    [InlineData("many", "Between 0 and 2,000 days.")]
    public void A_number_is_read_strictly(string text, string? problem) =>
        Assert.Equal(problem, new NumberField("days", "Days", 0, 2_000) { Unit = "days" }.Check([text], Reading));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("🙂🙂🙂", 3)]
    public void Lengths_are_counted_as_people_count(string text, int length)
    {
        Assert.Null(new TextField("name", "Name") { MaxLength = length }.Check([text], Reading));
        Assert.NotNull(new TextField("name", "Name") { MaxLength = length }.Check([text + "x"], Reading));
    }

    [Theory]
    [InlineData("x", "2 to 80 characters.")]
    [InlineData("\u200B\u200B\u200B", "Only invisible characters came through. Please type it again.")]
    [InlineData("\u200D", "Only invisible characters came through. Please type it again.")]
    public void A_text_of_the_wrong_length_says_so(string text, string problem)
    {
        Assert.Equal(problem, AddPartner.Name.Check([text], Reading));
        Assert.Equal("2 to 80 characters.", AddPartner.Name.Check([new string('x', 81)], Reading));
        Assert.Null(AddPartner.Name.Check([new string('x', 80)], Reading));
    }

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("17:30", "17:30")]
    [InlineData("5 pm", "17:00")]
    [InlineData("9:15AM", "09:15")]
    public void A_time_of_day_is_read_as_people_write_it(string text, string time)
    {
        var at = new TimeOfDayField("at", "When?");

        Assert.Equal([time], at.Canonical([text], Reading));
        Assert.Equal("Write a time like 09:00 or 5pm.", at.Check(["25:00"], Reading));
    }

    [Fact]
    public void A_choice_takes_its_code_or_its_label_and_names_the_nearest()
    {
        Assert.Equal(["casual"], LogVisit.Kind.Canonical(["casual TALK"], Reading));
        Assert.Equal("Did you mean coffee?", LogVisit.Kind.Check(["cofee"], Reading));
        Assert.Equal("Pick one of these: casual, coffee, call.", LogVisit.Kind.Check(["zebra"], Reading));
    }

    [Fact]
    public void Several_choices_come_with_commas_once_each_and_at_least_one()
    {
        var why = new MultiField<string>("why", "Why?", LogVisit.Kind.Choices)
        {
            MissingMessage = "Tick at least one.",
        };
        var refs = new MultiTextField("for", "For?") { MaxCount = 2 };

        Assert.Equal(["call", "coffee"], why.Canonical(["call, Coffee", "call"], Reading));
        Assert.Equal("Did you mean coffee?", why.Check(["call,cofee"], Reading));
        Assert.Equal("Tick at least one.", why.Check([" , "], Reading));
        Assert.Equal(["R-1", "R-2"], refs.Canonical(["R-1,r-1", "R-2"], Reading));
        Assert.Equal("Pick at most 2.", refs.Check(["R-1,R-2,R-3"], Reading));
        Assert.Equal("For is needed.", refs.Check([","], Reading));
    }

    [Fact]
    public void A_required_box_must_be_ticked()
    {
        var box = new CheckField("choice", "Choice", "They could choose") { MissingMessage = "Please confirm." };

        Assert.Null(box.Check(["Y"], Reading));
        Assert.Equal("Please confirm.", box.Check(["no"], Reading));
        Assert.Null((box with { Optional = true }).Check(["no"], Reading));
        Assert.Equal("Say yes or no.", box.Check(["maybe"], Reading));
    }
}
