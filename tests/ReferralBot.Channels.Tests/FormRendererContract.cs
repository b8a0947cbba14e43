using System.Globalization;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

/// <summary>A field as a person meets it: what it is called, whether it must be answered, what is filled in and what is offered.</summary>
public sealed record DrawnInput(
    string FieldId,
    string Label,
    bool IsRequired,
    IReadOnlyList<string> Filled,
    IReadOnlyList<string> Offered
);

/// <summary>What every channel owes a form. Each channel inherits it and says how it draws.</summary>
public abstract class FormRendererContract
{
    private const string Partner = "0198c2a4-0000-7000-8000-000000000001";

    private static readonly Choice<int>[] Urgencies = [new(0, "routine", "Routine"), new(1, "soon", "Soon")];

    /// <summary>A field of each shape, filled in.</summary>
    public static TheoryData<Question> EveryField { get; } =
    [
        new Question(new TextField("name", "Their name?") { Placeholder = "Northside" }) { Initial = ["Oak School"] },
        new Question(new LongTextField("note", "Anything to remember?")) { Initial = ["Two\nlines"] },
        new Question(new ChoiceField<int>("urgency", "How urgent?", Urgencies)) { Initial = ["soon"] },
        new Question(new LookupField<Guid>("from", "Who referred?", "partner"))
        {
            Options = [new Option(Partner, "Northside Family Medicine")],
            Initial = [Partner],
        },
        new Question(new MultiField<int>("services", "Which ones?", Urgencies)) { Initial = ["routine", "soon"] },
        new Question(new DateField("on", "When?")) { Initial = ["2026-09-30"] },
        new Question(new MinutesField("time", "How long?")) { Initial = ["45"] },
        new Question(new MoneyField("amount", "How much?", "USD")) { Initial = ["1200.50"] },
        new Question(new UserField<Guid>("owner", "Who takes care?", "member"))
        {
            Options = [new Option(Partner, "Ana")],
            Initial = [Partner],
        },
        new Question(new CheckField("knows", "Does the client know?", "Yes, they do")) { Initial = ["yes"] },
    ];

    /// <summary>Fields that are filled in with something that their control may not hold.</summary>
    public static TheoryData<Question> Misfits { get; } =
    [
        new Question(new DateField("on", "When?")) { Initial = ["32 Octember"] },
        new Question(new NumberField("warmth", "How warm?", 1, 5)) { Initial = ["rather"] },
        new Question(new MoneyField("amount", "How much?", "USD")) { Initial = ["plenty"] },
        new Question(new ChoiceField<int>("urgency", "How urgent?", Urgencies)) { Initial = ["rush"] },
        new Question(new MultiField<int>("services", "Which ones?", Urgencies)) { Initial = ["rush"] },
        new Question(new LookupField<Guid>("from", "Who referred?", "partner")) { Initial = ["Northsid"] },
        new Question(new TextField("name", "Their name?") { MaxLength = 3 }) { Initial = ["Northside"] },
    ];

    /// <summary>What a person gets to read of a form, markup taken away; labels, hints, problems and captions among it.</summary>
    protected abstract IReadOnlyList<string> Texts(Form form);

    /// <summary>The fields of a drawn form, in order.</summary>
    protected abstract IReadOnlyList<DrawnInput> Inputs(Form form);

    /// <summary>What comes back with a submission: the form's id and its state.</summary>
    protected abstract (string FormId, string? State) SentBack(Form form);

    /// <summary>What this platform would refuse of the drawn form; nothing where all is well.</summary>
    protected abstract IReadOnlyList<string> Violations(Form form);

    /// <summary>What of this text would come alive on this platform.</summary>
    protected abstract IReadOnlyList<string> Alive(Form form, string typed);

    [Fact]
    public void Every_kind_of_field_is_in_the_contract() =>
        Assert.Equal(
            typeof(FieldShape)
                .GetNestedTypes()
                .Where(type => type.IsSubclassOf(typeof(FieldShape)))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            EveryField.Select(row => row.Data.Field.Shape.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(EveryField), DisableDiscoveryEnumeration = true)]
    public void It_draws_every_kind_of_field_filled_in(Question question)
    {
        var form = Of(question);

        Assert.Empty(Violations(form));
        var input = Assert.Single(Inputs(form));
        Assert.Equal(question.Field.Id, input.FieldId);
        Assert.Equal(question.Field.Label, input.Label);
        Assert.Equal(question.Initial, input.Filled);
    }

    [Theory]
    [MemberData(nameof(EveryField), DisableDiscoveryEnumeration = true)]
    public void An_empty_field_is_drawn_empty(Question question)
    {
        var form = Of(question with { Initial = [] });

        Assert.Empty(Violations(form));
        Assert.Empty(Assert.Single(Inputs(form)).Filled);
        Assert.DoesNotContain(Texts(form), text => text.Contains("You typed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryField), DisableDiscoveryEnumeration = true)]
    public void Hints_and_problems_stand_at_their_field(Question question)
    {
        var hinted = question with
        {
            Field = question.Field with { Hint = "A hint to read." },
            Problem = "That is wrong.",
        };
        var form = Of(hinted, new TextField("last", "The last one?"));

        Assert.Empty(Violations(form));
        var read = Texts(form).ToList();
        var (hint, problem, next) = (
            At(read, "A hint to read."),
            At(read, "That is wrong."),
            At(read, "The last one?")
        );
        Assert.InRange(hint, 0, next);
        Assert.InRange(problem, 0, next);
        Assert.InRange(At(read, question.Field.Label), 0, Math.Min(hint, problem));
    }

    [Theory]
    [MemberData(nameof(EveryField), DisableDiscoveryEnumeration = true)]
    public void Only_what_is_required_is_marked_so(Question question)
    {
        var form = Of(
            question,
            question with
            {
                Field = question.Field with { Id = "maybe", Optional = true },
            },
            question with
            {
                Field = question.Field with { Id = "default", HasDefault = true },
            }
        );

        Assert.Equal([true, false, false], Inputs(form).Select(input => input.IsRequired));
    }

    [Theory]
    [MemberData(nameof(Misfits), DisableDiscoveryEnumeration = true)]
    public void What_a_field_cannot_hold_can_still_be_read(Question question)
    {
        var form = Of(question with { Problem = "That is wrong." });

        Assert.Empty(Violations(form));
        var read = string.Join('\n', Texts(form).Concat(Inputs(form).SelectMany(input => input.Filled)));
        Assert.Contains(question.Initial[0], read, StringComparison.Ordinal);
        Assert.Contains("That is wrong.", read, StringComparison.Ordinal);
    }

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
        Option[] options = [.. Enumerable.Range(0, 300).Select(at => new Option($"R-{at}", Long(200)))];
        Question[] questions =
        [
            new(
                new TextField("text", Long(3_000))
                {
                    Hint = Long(3_000),
                    Placeholder = Long(300),
                    MaxLength = 9_000,
                }
            )
            {
                Initial = [Long(10_000)],
                Problem = Long(3_000),
            },
            new(new ChoiceField<int>("one", Long(300), [])) { Options = options, Initial = ["R-299"] },
            new(new MultiTextField("many", "Many?")) { Options = options },
            new(new CheckField("check", "Check?", Long(300))),
        ];

        Assert.Empty(Violations(Of(questions) with { Title = Long(300), Intro = Long(5_000), SubmitLabel = Long(90) }));
    }

    [Fact]
    public void A_form_of_many_questions_stays_within_the_limits() =>
        Assert.Empty(Violations(Of([.. Enumerable.Range(0, 60).Select(at => Question(at))])));

    [Fact]
    public void A_form_without_questions_does_no_harm() => Assert.Empty(Violations(Of()));

    [Fact]
    public void The_form_and_its_state_come_back()
    {
        Assert.Equal(("referral.log", "r=R-12&~draft=x%26y"), SentBack(Of() with { State = "r=R-12&~draft=x%26y" }));
        Assert.Equal(("referral.log", null), SentBack(Of()));
    }

    [Fact]
    public void Title_intro_and_button_are_drawn_whole()
    {
        var form = Of(new TextField("name", "Name?")) with
        {
            Title = "Add a referral that came from Northside",
            Intro = "No client names, please.",
            SubmitLabel = "Log it",
        };

        var read = Texts(form);
        Assert.Contains("Add a referral that came from Northside", read);
        Assert.Contains("No client names, please.", read);
        Assert.Contains("Log it", read);
    }

    [Theory]
    [MemberData(
        nameof(RendererContract.Hostile),
        MemberType = typeof(RendererContract),
        DisableDiscoveryEnumeration = true
    )]
    public void What_people_typed_cannot_become_markup(string typed)
    {
        var form = Of(
            new Question(new TextField("text", typed) { Hint = typed }) { Initial = [typed], Problem = typed },
            new Question(new LongTextField("long", "Long?")) { Initial = [typed] },
            new Question(new ChoiceField<int>("one", "One?", []))
            {
                Options = [new Option("a", typed), new Option("b", "B")],
                Initial = ["a"],
            },
            new Question(new MultiTextField("many", "Many?")) { Options = [new Option("a", typed)] },
            new Question(new DateField("on", "When?")) { Initial = [typed] },
            new Question(new CheckField("check", "Check?", typed))
        ) with
        {
            Title = typed,
            Intro = typed,
        };

        Assert.Empty(Alive(form, typed));
        Assert.Empty(Violations(form));
    }

    private static Form Of(params IReadOnlyList<Question> questions) =>
        new("Log a referral", questions) { Id = "referral.log" };

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

    private static int At(List<string> read, string words) =>
        read.FindIndex(text => text.Contains(words, StringComparison.Ordinal));

    private static string Long(int length) =>
        string.Concat(Enumerable.Repeat("abcde fgh ", (length / 10) + 1))[..length];
}
