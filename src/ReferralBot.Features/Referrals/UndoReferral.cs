using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral undo</c>: takes a referral back that was entered in error. Its author has ten minutes, an owner as long as it takes.</summary>
public sealed class UndoReferral(ReferralDb db, Caller caller, PracticeClock clock, TakeBackReferral takeBack)
    : ICommand
{
    private const string Sure = "undo";

    private static readonly LookupField<Id<Referral>> Which = new("referral", "Which referral?", LookupNames.Referral)
    {
        Optional = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "undo", "Take back a referral logged in error")
        {
            Fields = [Which],
            Positional = [Which],
            Examples = ["/referral undo"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var isNamed = answers.TryGet(Which, out var id);
        if (await FindAsync(isNamed ? id : null, ct) is not { } referral)
        {
            return Reply.Problem(
                isNamed
                    ? ReferralLookup.NotSeen
                    : "You logged no referral in the last 10 minutes. An owner can take back an older one, for example with /referral undo R-12."
            );
        }

        return answers.Confirmed(Sure) || !IsUnusual(referral)
            ? await takeBack.RunAsync(turn, referral, ct)
            : new Reply.Unsure(
                Sure,
                $"{referral.Ref}, {await takeBack.CourseAsync(referral, ct)}, was logged on {Say.Moment(referral.LoggedAt, clock.Calendar)}. Take it back as entered in error? It will count nowhere.",
                $"Yes, take {referral.Ref} back"
            );
    }

    private async Task<Referral?> FindAsync(Id<Referral>? id, CancellationToken ct)
    {
        if (id is { } named)
        {
            return await db.Referrals.SeenBy(caller.Member).FirstOrDefaultAsync(referral => referral.Id == named, ct);
        }

        var (me, since) = (caller.Member.Id, clock.Now - Entry.UndoTime);
        return await db
            .Referrals.Where(referral =>
                referral.LoggedBy == me && referral.LoggedAt >= since && referral.State != ReferralState.EnteredInError
            )
            .OrderByDescending(referral => referral.Number)
            .FirstOrDefaultAsync(ct);
    }

    // an owner can take back what is old or somebody else's, where a slip would hurt
    private bool IsUnusual(Referral referral) =>
        caller.Member.Role == Role.Owner
        && referral.State != ReferralState.EnteredInError
        && (referral.LoggedBy != caller.Member.Id || clock.Now - referral.LoggedAt > Entry.UndoTime);
}
