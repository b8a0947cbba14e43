using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

/// <summary>The fields that every channel must be able to draw: all shapes, and such that cannot hold what was typed.</summary>
public static class FieldSamples
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
}
