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
public sealed class ThankPartner(
    ReferralDb db,
    Caller caller,
    PracticeClock clock,
    PartnerNames names,
    Noticeboard board
) : IFormCommand
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
            && await Meant().OfferAsync(id, typed.GetOr(For, []), ct) is { Count: > 0 } options
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
            return Reply.Wrong(Whom, "That partner is gone. Choose another one, or add them.");
        }

        if (
            turn.Input is not TurnInput.Submission
            && !answers.TryGet(For, out _)
            && await UnthankedAsync(id, ct) is { Count: > 0 }
        )
        {
            return Reply.Ask(await AskAsync(turn, answers, ct));
        }

        var meant = await Meant().ReadAsync(partner, answers.GetOr(For, []), ct);
        if (meant.Failed(out var problem, out var referrals))
        {
            return Reply.Wrong(For, problem.Message);
        }

        var name = await names.ShortAsync(id, ct);
        return !answers.Confirmed(Again) && await TwiceAsync(referrals, name, ct) is { } unsure
            ? unsure
            : await SaveAsync(partner, referrals, answers, ct);
    }

    private static Field FieldOf(string code) =>
        code switch
        {
            "thanks.future" => On,
            "thanks.note" => Note,
            _ => For,
        };

    private async Task<Reply> SaveAsync(
        Partner partner,
        IReadOnlyList<Referral> referrals,
        FormAnswers answers,
        CancellationToken ct
    )
    {
        var entry = new ThankYouEntry
        {
            Partner = partner,
            Referrals = referrals,
            How = answers.Get(How),
            On = answers.GetOr(On, clock.Today),
            Note = answers.GetOrNull(Note),
        };
        var logged = ThankYou.Log(entry, new Entry(caller.Member.Actor, clock.Now), clock.Today);
        if (logged.Failed(out var problem, out var thanks))
        {
            return Reply.Wrong(FieldOf(problem.Code), problem.Message);
        }

        db.ThankYous.Add(thanks);
        partner.Touched(thanks.On, caller.Practice.Cadences);
        (await db.CheckIns.FirstOrDefaultAsync(checkIn => checkIn.PartnerId == partner.Id, ct))?.Touched();
        var name = await names.ShortAsync(partner.Id, ct);
        var what = ThanksReceipt.Words(name, referrals);
        await board.PostAsync(
            MessageKind.ThankYous,
            thanks.Id.Value,
            () => ThanksReceipt.Told(what, thanks.How, caller.Member),
            ct
        );
        await db.SaveChangesAsync(ct);

        var count = await ThanksCount.OfAsync(db, partner.Id, clock.Quarter, ct);
        return Reply.Show(ThanksReceipt.Of(thanks, what, count));
    }

    private async Task<Reply.Unsure?> TwiceAsync(IReadOnlyList<Referral> referrals, string name, CancellationToken ct)
    {
        var ids = referrals.Select(referral => referral.Id).ToList();
        var thanked = await db.ThankedReferrals().Where(id => ids.Contains(id)).Distinct().ToListAsync(ct);
        var refs = referrals.Where(referral => thanked.Contains(referral.Id)).Select(referral => referral.Ref).ToList();
        return refs.Count == 0
            ? null
            : new Reply.Unsure(
                Again,
                $"{name} was thanked for {Say.List(refs)} already. Note another thank-you?",
                "Yes, thanked again"
            );
    }

    private MeantReferrals Meant() => new(db, caller, names);

    private Task<List<Referral>> UnthankedAsync(Id<Partner> partner, CancellationToken ct) =>
        MeantReferrals.Unthanked(db, caller, partner).ToListAsync(ct);
}
