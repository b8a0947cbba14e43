using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral outcome</c>: what became of the client: satisfaction, the check at day 90, and for owners the revenue.</summary>
public sealed class RecordOutcome(ReferralDb db, Caller caller, PracticeClock clock, ReferralCards cards) : IFormCommand
{
    private const string Dollars = "USD";

    // Notes of revenue are made while a month is fresh; older ones come by import.
    private const int OldestMonthDays = 730;

    private static readonly LookupField<Id<Referral>> Which = new("referral", "Which referral?", LookupNames.Referral)
    {
        MissingMessage = "Say which referral, like R-12.",
    };

    private static readonly ChoiceField<int> Score = new(
        "score",
        "How satisfied was the client?",
        [
            new(5, "5", "5 · very satisfied"),
            new(4, "4", "4 · satisfied"),
            new(3, "3", "3 · neither"),
            new(2, "2", "2 · dissatisfied"),
            new(1, "1", "1 · very dissatisfied"),
        ]
    )
    {
        Optional = true,
        Hint = "As the client told you.",
    };

    private static readonly ChoiceField<bool> Retained = new(
        "retained",
        "At day 90: still in care, or finished well?",
        [new(true, "yes", "Yes"), new(false, "no", "No")]
    )
    {
        Optional = true,
    };

    private static readonly MoneyField Amount = new("revenue", "Revenue in that month", Dollars) { Optional = true };

    private static readonly DateField InMonth = new("month", "In which month?")
    {
        Optional = true,
        Oldest = (OldestMonthDays, "Older than two years – use import."),
        Hint = "Any day of the month; this month if you leave it empty.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "outcome", "Say what became of a client")
        {
            Fields = [Which, Score, Retained, ReferralFields.Fits, Amount, InMonth],
            Positional = [Which, Score],
            Examples = ["/referral outcome R-12 score:5"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        typed.TryGet(Which, out var id) && await FindAsync(id, ct) is { } referral
            ? await FormAsync(referral, ct)
            : new Form("Outcome of a referral", Which);

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (await FindAsync(answers.Get(Which), ct) is not { } referral)
        {
            return Reply.Problem(ReferralLookup.NotSeen);
        }

        var outcome = new Outcome(
            answers.ValueOrNull(ReferralFields.Fits),
            answers.ValueOrNull(Score),
            answers.ValueOrNull(Retained)
        );
        var amount = answers.ValueOrNull(Amount);
        if (outcome.IsEmpty && amount is null)
        {
            return turn.Input is TurnInput.Submission
                ? Reply.Wrong(Score, "Answer at least one of these.")
                : Reply.Ask(await FormAsync(referral, ct));
        }

        if (amount is not null && !May.Do(caller.Member.Role, Right.SeeMoney))
        {
            return Reply.Wrong(Amount, "Only owners see revenue.");
        }

        if (referral.Rate(outcome, clock.Today).Failed(out var problem, out _))
        {
            return Reply.Wrong(problem.Code == "outcome.retained" ? Retained : Score, problem.Message);
        }

        if (amount is { } cents && await NoteAsync(referral, cents, answers, ct) is { } unfit)
        {
            return Reply.Wrong(Amount, unfit);
        }

        await db.SaveChangesAsync(ct);
        var title = $"Noted for {referral.Ref}: {string.Join(", ", Said(outcome, amount))}";
        return new Reply.Shown(await cards.OfAsync(referral, title, ct)) { Replaces = turn.Input is TurnInput.Press };
    }

    // The confirmation repeats the amount to the owner who typed it, and to nobody else.
    private static IEnumerable<string> Said(Outcome outcome, long? amount)
    {
        if (outcome.Satisfaction is { } score)
        {
            yield return $"satisfaction {score} of {Outcome.BestScore}";
        }

        if (outcome.Retained is { } retained)
        {
            yield return retained ? "retained at day 90" : "not retained at day 90";
        }

        if (outcome.Fits is { } fits)
        {
            yield return fits ? "a fit" : "no fit";
        }

        if (amount is { } cents)
        {
            yield return $"revenue {new Money(cents, Dollars)}";
        }
    }

    private async Task<string?> NoteAsync(Referral referral, long cents, FormAnswers answers, CancellationToken ct)
    {
        if (referral.AttendedOn is null)
        {
            return "Available once the first visit has happened.";
        }

        var month = Month.Of(answers.ValueOrNull(InMonth) ?? clock.Today);
        var (money, by) = (new Money(cents, Dollars), new Entry(caller.Member.Actor, clock.Now));
        var first = month.FirstDay;
        var noted = await db.Revenues.FirstOrDefaultAsync(
            row => row.ReferralId == referral.Id && row.FirstDay == first,
            ct
        );
        if (noted is null)
        {
            db.Revenues.Add(Revenue.Of(referral, month, money, by));
        }
        else
        {
            noted.Change(money, by);
        }

        return null;
    }

    private async Task<Form> FormAsync(Referral referral, CancellationToken ct)
    {
        var people = await cards.PeopleAsync(referral, ct);
        List<Question> questions =
        [
            new(Score) { Initial = Written(referral.Satisfaction?.ToString(null, null)) },
            new(Retained) { Initial = Written(YesNo(referral.Retained)) },
            new(ReferralFields.Fits) { Initial = Written(YesNo(referral.Fits)) },
        ];
        if (May.Do(caller.Member.Role, Right.SeeMoney))
        {
            questions.AddRange([Amount, InMonth]);
        }

        return new Form($"Outcome of {referral.Ref}", questions)
        {
            Intro = $"{referral.Ref}, {ReferralWords.Course(referral, people)}, for {referral.Service}.",
        };
    }

    private static IReadOnlyList<string> Written(string? answer) => answer is null ? [] : [answer];

    private static string? YesNo(bool? answer) =>
        answer switch
        {
            true => "yes",
            false => "no",
            null => null,
        };

    private Task<Referral?> FindAsync(Id<Referral> id, CancellationToken ct) =>
        db.Referrals.SeenBy(caller.Member).FirstOrDefaultAsync(referral => referral.Id == id, ct);
}
