using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.ThankYous;

/// <summary><c>/thanks</c>: notes that a partner was thanked, in general or for certain referrals.</summary>
public sealed class ThankPartner(ReferralDb db, PracticeClock clock, MeantReferrals meant, KeepThanks keep)
    : IFormCommand
{
    private const string Again = "again";

    private static readonly LookupField<Id<Partner>> Whom = new("partner", "Who did you thank?", LookupNames.Partner)
    {
        MissingMessage = "Choose who you thanked.",
        Placeholder = "Type a partner's name",
    };

    private static readonly MultiTextField For = new("for", "For which referrals?") { Optional = true };

    private static readonly ChoiceField<ThanksBy> How = new("how", "How?", Choices.Of(ThanksWays.List))
    {
        Hint = Gifts.Caution,
        MissingMessage = "Say how you thanked them.",
        Refuses = Gifts.Refuse,
    };

    private static readonly DateField On = new("on", "When?") { HasDefault = true };

    private static readonly LongTextField Note = new("note", "Anything to remember?")
    {
        Optional = true,
        MaxLength = ThankYou.NoteMaxLength,
        Hint = "Nothing about a client, please.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("thanks", null, "Note that you thanked a partner")
        {
            Fields = [Whom, For, How, On, Note],
            Positional = [Whom, How, On],
            Examples =
            [
                "/thanks Northside for:R-12 how:note",
                "/thanks Northside for:all how:call",
                "/thanks \"Harbor Pediatrics\" how:email on:yesterday",
            ],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct)
    {
        List<Question> questions = [Whom];
        if (
            typed.TryGet(Whom, out var id)
            && await meant.OfferAsync(id, typed.GetOr(For, []), ct) is { Count: > 0 } options
        )
        {
            questions.Add(new Question(For) { Options = options });
        }

        questions.AddRange([How, new Question(On) { Initial = [DateField.Write(clock.Today)] }, Note]);
        return new Form("Thank a partner", questions);
    }

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(Whom);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Wrong(Whom, PartnerPick.GoneFromForm);
        }

        if (
            turn.Input is not TurnInput.Submission
            && !answers.TryGet(For, out _)
            && await meant.HasUnthankedAsync(id, ct)
        )
        {
            return Reply.Ask(await AskAsync(turn, answers, ct));
        }

        if ((await meant.ReadAsync(partner, answers.GetOr(For, []), ct)).Failed(out var problem, out var referrals))
        {
            return Reply.Wrong(For, problem.Message);
        }

        if (!answers.Confirmed(Again) && await keep.TwiceAsync(partner, referrals, ct) is { } twice)
        {
            return new Reply.Unsure(Again, twice, "Yes, thanked again");
        }

        var entry = new ThankYouEntry
        {
            Partner = partner,
            Referrals = referrals,
            How = answers.Get(How),
            On = answers.GetOr(On, clock.Today),
            Note = answers.GetOrNull(Note),
        };
        return (await keep.RunAsync(entry, ct)).Failed(out var refused, out var receipt)
            ? Reply.Wrong(FieldOf(refused.Code), refused.Message)
            : Reply.Show(receipt);
    }

    private static Field FieldOf(string code) =>
        code switch
        {
            "thanks.future" => On,
            "thanks.note" => Note,
            _ => For,
        };
}
