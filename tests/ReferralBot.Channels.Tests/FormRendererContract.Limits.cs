using System.Globalization;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

public abstract partial class FormRendererContract
{
    [Fact]
    public void What_was_typed_too_long_is_given_back_to_be_shortened()
    {
        var typed = string.Concat(Enumerable.Repeat("too long ", 90));
        var form = Of(new Question(new LongTextField("note", "Note?") { MaxLength = 500 }) { Initial = [typed] });

        Assert.Empty(Violations(form));
        Assert.Equal([typed], Assert.Single(Inputs(form)).Filled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(100)]
    [InlineData(300)]
    public void Any_number_of_options_stays_within_the_limits(int count)
    {
        Option[] options = [.. Enumerable.Range(0, count).Select(Option)];
        IReadOnlyList<string> last = count == 0 ? [] : [options[^1].Value];
        var form = Of(
            new Question(new TextField("which", "Which?")),
            new Question(new ChoiceField<int>("one", "One?", [])) { Options = options, Initial = last },
            new Question(new MultiTextField("many", "Many?")) { Options = options, Initial = last },
            new Question(new LookupField<Guid>("search", "Search?", "partner")) { Options = options, Initial = last }
        );

        Assert.Empty(Violations(form));
        var drawn = Inputs(form).Where(input => input.FieldId is "one" or "many" && input.Offered.Count > 0).ToList();
        Assert.True(count == 0 || drawn.Count == 2, "Options were offered for both.");
        Assert.All(drawn, input => Assert.Equal(last, input.Filled));
        Assert.All(drawn, input => Assert.InRange(input.Offered.Count, Math.Min(count, 100), count));
        var areLeftOut = drawn.Exists(input => input.Offered.Count < count);
        Assert.Equal(areLeftOut, Texts(form).Any(text => text.Contains(" more: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_largest_form_stays_within_the_limits()
    {
        Option[] options = [.. Enumerable.Range(0, 300).Select(at => new Option($"R-{at}", CardSamples.Long(200)))];
        Question[] questions =
        [
            new(
                new TextField("text", CardSamples.Long(3_000))
                {
                    Hint = CardSamples.Long(3_000),
                    Placeholder = CardSamples.Long(300),
                    MaxLength = 9_000,
                }
            )
            {
                Initial = [CardSamples.Long(10_000)],
                Problem = CardSamples.Long(3_000),
            },
            new(new ChoiceField<int>("one", CardSamples.Long(300), [])) { Options = options, Initial = ["R-299"] },
            new(new MultiTextField("many", "Many?")) { Options = options },
            new(new CheckField("check", "Check?", CardSamples.Long(300))),
        ];

        Assert.Empty(
            Violations(
                Of(questions) with
                {
                    Title = CardSamples.Long(300),
                    Intro = CardSamples.Long(5_000),
                    SubmitLabel = CardSamples.Long(90),
                }
            )
        );
    }

    [Fact]
    public void A_form_of_many_questions_stays_within_the_limits() =>
        Assert.Empty(Violations(Of([.. Enumerable.Range(0, 60).Select(at => Question(at))])));

    [Fact]
    public void A_form_without_questions_does_no_harm() => Assert.Empty(Violations(Of()));

    private static Question Question(int at) =>
        new(new TextField(string.Create(CultureInfo.InvariantCulture, $"field-{at}"), "Which one?"))
        {
            Problem = "That is wrong.",
        };

    private static Option Option(int at) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"R-{at}"),
            string.Create(CultureInfo.InvariantCulture, $"Referral {at}")
        );
}
