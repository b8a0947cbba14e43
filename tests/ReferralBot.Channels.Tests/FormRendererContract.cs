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
public abstract partial class FormRendererContract
{
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
            FieldSamples.EveryField.Select(row => row.Data.Field.Shape.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(FieldSamples.EveryField), MemberType = typeof(FieldSamples), DisableDiscoveryEnumeration = true)]
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
    [MemberData(nameof(FieldSamples.EveryField), MemberType = typeof(FieldSamples), DisableDiscoveryEnumeration = true)]
    public void An_empty_field_is_drawn_empty(Question question)
    {
        var form = Of(question with { Initial = [] });

        Assert.Empty(Violations(form));
        Assert.Empty(Assert.Single(Inputs(form)).Filled);
        Assert.DoesNotContain(Texts(form), text => text.Contains("You typed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FieldSamples.EveryField), MemberType = typeof(FieldSamples), DisableDiscoveryEnumeration = true)]
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
    [MemberData(nameof(FieldSamples.EveryField), MemberType = typeof(FieldSamples), DisableDiscoveryEnumeration = true)]
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
    [MemberData(nameof(FieldSamples.Misfits), MemberType = typeof(FieldSamples), DisableDiscoveryEnumeration = true)]
    public void What_a_field_cannot_hold_can_still_be_read(Question question)
    {
        var form = Of(question with { Problem = "That is wrong." });

        Assert.Empty(Violations(form));
        var read = string.Join('\n', Texts(form).Concat(Inputs(form).SelectMany(input => input.Filled)));
        Assert.Contains(question.Initial[0], read, StringComparison.Ordinal);
        Assert.Contains("That is wrong.", read, StringComparison.Ordinal);
    }

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
    [MemberData(nameof(CardSamples.Hostile), MemberType = typeof(CardSamples), DisableDiscoveryEnumeration = true)]
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

    private static int At(List<string> read, string words) =>
        read.FindIndex(text => text.Contains(words, StringComparison.Ordinal));
}
