using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary>The questions about a touch (product description, F6).</summary>
internal static class TouchForm
{
    public static LookupField<Id<Partner>> Whom { get; } =
        new("partner", "Who did you talk to?", LookupNames.Partner)
        {
            MissingMessage = "Who did you talk to?",
            Placeholder = "Northside",
        };

    // Without a kind the form opens, which the handler decides: a line of the monthly message may be answered already.
    public static ChoiceField<TouchKind> Kind { get; } =
        new("kind", "How?", Choices.Of(TouchKinds.List))
        {
            HasDefault = true,
            MissingMessage = "Say what kind of contact it was.",
        };

    public static MinutesField Minutes { get; } =
        new("minutes", "Minutes", Touch.MinutesMin, Touch.MinutesMax)
        {
            Optional = true,
            Hint = "Needed when you spoke or met.",
        };

    public static MultiTextField With { get; } = new("with", "With whom?") { Optional = true };

    public static ChoiceField<StartedBy> By { get; } =
        new("by", "Who started it?", Choices.Of(TouchKinds.Starters)) { HasDefault = true };

    public static DateField On { get; } = new("on", "When?") { HasDefault = true };

    public static ChoiceField<Formality> Formal { get; } =
        new(
            "formal",
            "Formal, private talk?",
            [
                new(Formality.AsUsual, "usual", "As usual for the kind"),
                new(Formality.Formal, "yes", "Yes"),
                new(Formality.Informal, "no", "No"),
            ]
        )
        {
            HasDefault = true,
        };

    public static LongTextField Changed { get; } =
        new("changed", "What changed?")
        {
            Optional = true,
            MaxLength = Touch.TextMaxLength,
            Hint = NoClients,
        };

    public static LongTextField Concern { get; } =
        new("concern", "Any concern?")
        {
            Optional = true,
            MaxLength = Touch.TextMaxLength,
            Hint = NoClients,
        };

    public static ChoiceField<Alignment> Aligned { get; } =
        new("aligned", "Still aligned?", Choices.Of(TouchKinds.Alignments)) { Optional = true };

    public static TextField FollowUp { get; } =
        new("follow-up", "Follow-up") { Optional = true, MaxLength = Touch.FollowUpMaxLength };

    public static DateField Due { get; } =
        new("due", "Follow-up due")
        {
            Optional = true,
            MayBeAhead = true,
            MayBeBehind = false,
        };

    public static UserField<Id<Member>> Owner { get; } =
        new("owner", "Follow-up by", LookupNames.Member) { HasDefault = true };

    /// <summary>The month of the message whose button was pressed.</summary>
    public static TextField Nudge { get; } =
        new("nudge", "Monthly message")
        {
            Optional = true,
            Rule = text => Month.TryParse(text, out _) ? null : "Write the month like 2026-09.",
        };

    public static IReadOnlyList<Field> Fields { get; } =
    [Whom, Kind, Minutes, With, By, On, Formal, Changed, Concern, Aligned, FollowUp, Due, Owner, Nudge];

    private const string NoClients = "Nothing about a client, please.";

    /// <summary>Twelve questions at most: who is asked only where that is open, with whom only where it is not.</summary>
    public static async Task<IReadOnlyList<Question>> AskAsync(
        ReferralDb db,
        Id<Partner>? partner,
        (DateOnly Today, Id<Member> Me) defaults,
        CancellationToken ct
    )
    {
        var with = partner is { } id ? await ContactsAsync(db, id, ct) : [];
        return
        [
            .. partner is null ? [Question.FromField(Whom)] : Array.Empty<Question>(),
            new Question(Kind with { HasDefault = false }),
            Minutes,
            .. with.Count == 0 ? Array.Empty<Question>() : [new Question(With) { Options = with }],
            new Question(By) { Initial = [TouchKinds.Starters.CodeOf(StartedBy.Us)] },
            new Question(On) { Initial = [DateField.Write(defaults.Today)] },
            new Question(Formal) { Initial = [Formal.Choices[0].Code] },
            Changed,
            Concern,
            Aligned,
            FollowUp,
            Due,
            new Question(Owner) { Initial = [defaults.Me.ToString()] },
        ];
    }

    /// <summary>The field under which a broken rule is shown.</summary>
    public static Field FieldOf(Problem problem) =>
        problem.Code switch
        {
            "touch.future" => On,
            "touch.minutes" => Minutes,
            "touch.with" => With,
            "touch.changed" => Changed,
            "touch.concern" => Concern,
            "touch.follow-up" => FollowUp,
            "touch.follow-up-due" => Due,
            _ => Whom,
        };

    private static async Task<List<Option>> ContactsAsync(ReferralDb db, Id<Partner> partner, CancellationToken ct) =>
        [
            .. (
                await db
                    .Contacts.AsNoTracking()
                    .Where(contact => contact.PartnerId == partner)
                    .OrderBy(contact => contact.LeftOn != null)
                    .ThenBy(contact => contact.Name)
                    .ToListAsync(ct)
            ).Select(contact => new Option(
                contact.Ref,
                $"{contact.Name}, {contact.Role}{(contact.LeftOn is null ? "" : " (left)")}"
            )),
        ];
}

/// <summary>Whether a touch was a formal, private conversation, as people answer it.</summary>
public enum Formality
{
    /// <summary>What is usual for its kind.</summary>
    AsUsual,

    /// <summary>It was.</summary>
    Formal,

    /// <summary>It was not.</summary>
    Informal,
}
