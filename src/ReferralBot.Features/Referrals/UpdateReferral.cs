using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral update</c>: moves a referral on, along the moves that are possible.</summary>
public sealed class UpdateReferral(ReferralDb db, Caller caller, PracticeClock clock, ReferralCards cards)
    : IFormCommand
{
    private static readonly LookupField<Id<Referral>> Which = new("referral", "Which referral?", LookupNames.Referral)
    {
        MissingMessage = "Say which referral, like R-12.",
    };

    // not required: what is possible depends on the referral, so the handler asks
    private static readonly ChoiceField<ReferralState> To = new(
        "state",
        "Where does it stand now?",
        Choices.Of(ReferralLists.States)
    )
    {
        HasDefault = true,
    };

    private static readonly DateField On = new("on", "Since when?") { HasDefault = true };

    private static readonly ChoiceField<ReferralReason> Reason = new("reason", "Why?", Choices.Of(ReferralReasons.List))
    {
        Optional = true,
        Hint = "Needed for declined, cancelled, lapsed, no-show and on hold.",
    };

    private static readonly DateField Visit = new("visit", "Day of the visit")
    {
        Optional = true,
        MayBeAhead = true,
        FarthestDays = 730,
        Hint = "When a visit is scheduled.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "update", "Say where a referral stands now")
        {
            Fields = [Which, To, On, Reason, Visit],
            Positional = [Which, To, On],
            Examples = ["/referral update R-12 scheduled visit:2026-12-01"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        typed.TryGet(Which, out var id) && await FindAsync(id, ct) is { } referral
            ? await FormAsync(referral, typed, ct)
            : new Form("Update a referral", Which);

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (await FindAsync(answers.Get(Which), ct) is not { } referral)
        {
            return Reply.Problem(ReferralLookup.NotSeen);
        }

        var moves = referral.PossibleMoves(clock.Today);
        if (!answers.TryGet(To, out var to))
        {
            return moves.Count == 0
                    ? Reply.Problem($"{referral.Ref} is {ReferralWords.Code(referral.State)} and stays so.")
                : turn.Input is TurnInput.Submission && answers.TryGet(On, out _)
                    ? Reply.Wrong(To, "Pick where it stands now.")
                : Reply.Ask(await FormAsync(referral, answers, ct));
        }

        if (to == referral.State)
        {
            return Reply.Problem($"{referral.Ref} is {ReferralWords.Code(to)} already.");
        }

        return await MoveAsync(turn, referral, new Move(to, answers, moves), ct);
    }

    private static Field FieldOf(string code) =>
        code switch
        {
            "referral.reason" => Reason,
            "referral.future" or "referral.order" => On,
            "referral.visit" => Visit,
            _ => To,
        };

    private async Task<Reply> MoveAsync(Turn turn, Referral referral, Move wanted, CancellationToken ct)
    {
        var move = new ReferralMove(
            wanted.To,
            wanted.Answers.GetOr(On, clock.Today),
            wanted.Answers.ValueOrNull(Reason),
            wanted.Answers.ValueOrNull(Visit)
        );
        var moved = referral.Move(move, new Entry(caller.Member.Actor, clock.Now), clock.Calendar);
        if (moved.Failed(out var problem, out _))
        {
            return problem.Code == "referral.move" && turn.Input is not TurnInput.Submission
                ? Reply.Problem(problem.Message, [.. MoveOffers.Buttons(referral, wanted.Possible)])
                : Reply.Wrong(FieldOf(problem.Code), problem.Message);
        }

        await db.SaveChangesAsync(ct);
        var people = await cards.PeopleAsync(referral, ct);
        var title = $"{referral.Ref} is {ReferralWords.Code(referral.State)}: {ReferralWords.Course(referral, people)}";
        return new Reply.Shown(await cards.OfAsync(referral, title, ct)) { Replaces = turn.Input is TurnInput.Press };
    }

    private async Task<Form> FormAsync(Referral referral, FormAnswers typed, CancellationToken ct)
    {
        var people = await cards.PeopleAsync(referral, ct);
        var moves = referral.PossibleMoves(clock.Today);
        ReferralState? chosen = typed.TryGet(To, out var to) ? to : null;
        var isTold = referral.Direction == ReferralDirection.Sent;
        List<Question> questions =
        [
            new(To) { Options = [.. moves.Select(MoveOffers.State)] },
            new(isTold ? On with { Label = $"When did {people.PartnerRef} tell you?" } : On)
            {
                Initial = [DateField.Write(clock.Today)],
            },
            new(Reason) { Options = MoveOffers.Reasons(chosen, moves) },
        ];
        if (moves.Contains(ReferralState.Scheduled))
        {
            questions.Add(Visit);
        }

        return new Form($"Update {referral.Ref}", questions)
        {
            Intro =
                $"{referral.Ref}, {ReferralWords.Course(referral, people)}, for {referral.Service}. Now: {ReferralWords.State(referral, people)}.",
        };
    }

    private Task<Referral?> FindAsync(Id<Referral> id, CancellationToken ct) =>
        db.Referrals.SeenBy(caller.Member).FirstOrDefaultAsync(referral => referral.Id == id, ct);

    private sealed record Move(ReferralState To, FormAnswers Answers, IReadOnlyList<ReferralState> Possible);
}
