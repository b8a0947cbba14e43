using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary>Takes a referral back as entered in error: the partner's tier follows, and what told the team of it says so.</summary>
public sealed class TakeBackReferral(
    ReferralDb db,
    Caller caller,
    PracticeClock clock,
    Noticeboard board,
    ReferralCards cards
)
{
    /// <summary>From whom to whom it goes, for the question whether it is the one that is meant.</summary>
    public async Task<string> CourseAsync(Referral referral, CancellationToken ct) =>
        ReferralWords.Course(referral, await cards.PeopleAsync(referral, ct));

    /// <summary>Takes it back, saves once and answers with what became of it.</summary>
    public async Task<Reply> RunAsync(Turn turn, Referral referral, CancellationToken ct)
    {
        if (referral.Undo(new Entry(caller.Member.Actor, clock.Now), clock.Calendar).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        await FollowAsync(referral, ct);
        var isPosted = await board.ReplaceAsync(
            referral.Id.Value,
            ReferralNotice.TakenBack(referral, caller.Member.DisplayName),
            ct
        );
        await db.SaveChangesAsync(ct);
        return new Reply.Shown(Receipt(referral, await CourseAsync(referral, ct), isPosted))
        {
            Replaces = turn.Input is TurnInput.Press,
        };
    }

    private static Card Receipt(Referral referral, string course, bool isPosted) =>
        new(
            $"Taken back: {referral.Ref}",
            new Block.Paragraph(
                $"{referral.Ref}, {course}, counts nowhere any more. Its number is not used again."
                    + (isPosted ? " The message that told the team now says so." : "")
            )
        );

    private async Task FollowAsync(Referral referral, CancellationToken ct)
    {
        if (await db.Partners.FirstOrDefaultAsync(row => row.Id == referral.PartnerId, ct) is { } partner)
        {
            var traffic = await db.TrafficWithAsync(referral, clock.Today, ct);
            partner.FollowReferrals(traffic, clock.Today, caller.Practice.Cadences);
        }
    }
}
