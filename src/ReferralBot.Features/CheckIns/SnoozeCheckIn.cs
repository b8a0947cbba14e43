using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary><c>/checkin snooze</c>: hides a partner's check-in from everyone until a day.</summary>
public sealed class SnoozeCheckIn(ReferralDb db, Caller caller, PracticeClock clock, CheckInBoard board) : ICommand
{
    private static readonly DateField Until = new("until", "Until")
    {
        Optional = true,
        MayBeAhead = true,
        MayBeBehind = false,
    };

    private static readonly ChoiceField<SnoozeTime> For = new(
        "for",
        "For how long",
        [
            new(new SnoozeTime(7, 0), "1w", "1 week"),
            new(new SnoozeTime(14, 0), "2w", "2 weeks"),
            new(new SnoozeTime(0, 1), "1m", "1 month"),
            new(new SnoozeTime(0, 2), "2m", "2 months"),
            new(new SnoozeTime(0, 3), "3m", "3 months"),
        ]
    )
    {
        Optional = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "snooze", "Hide a partner's check-in from everyone until a day")
        {
            Fields = [TouchForm.Whom, Until, For, TouchForm.Nudge],
            Positional = [TouchForm.Whom, Until, For],
            Examples = ["/checkin snooze P-3 until:2026-12-01", "/checkin snooze Northside 1w"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(TouchForm.Whom);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        if (await board.RefusalAsync(partner, answers.GetOrNull(TouchForm.Nudge), ct) is { } refusal)
        {
            return refusal;
        }

        if (UntilOf(answers) is not { } until)
        {
            return Reply.Problem($"Say until when, for example /checkin snooze {partner.Ref} 1w.");
        }

        var by = new Entry(caller.Member.Actor, clock.Now);
        var checkIn = await db.CheckIns.FirstOrDefaultAsync(row => row.PartnerId == id, ct);
        if (checkIn is null)
        {
            checkIn = CheckIn.Of(partner, clock.Time);
            db.CheckIns.Add(checkIn);
        }

        if (checkIn.Snooze(until, clock.Today, by).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        if (await board.LatestAsync(ct) is { } round && round.Snoozed(id, until, by))
        {
            await board.RedrawAsync(round, ct);
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(
            new Card(
                $"Snoozed {partner.Name} ({partner.Ref})",
                new Block.Paragraph($"No check-in for anyone until {Say.Day(until)}. A contact before that ends it.")
            )
        );
    }

    private DateOnly? UntilOf(FormAnswers answers) =>
        answers.ValueOrNull(Until) is { } until ? until
        : answers.TryGet(For, out var time) ? clock.Today.AddDays(time.Days).AddMonths(time.Months)
        : null;
}

/// <summary>How long a check-in is put off.</summary>
internal sealed record SnoozeTime(int Days, int Months);
