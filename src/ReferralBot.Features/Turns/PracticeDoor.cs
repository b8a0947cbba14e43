using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>Leads a turn or a job to its practice: everything after it sees only that practice's rows.</summary>
public sealed class PracticeDoor(ReferralDb db, AllPractices all, CurrentPractice current, Caller caller)
{
    /// <summary>Enters the practice that a turn belongs to; <see langword="false"/> when no practice has that installation.</summary>
    public async Task<bool> EnterAsync(Turn turn, CancellationToken ct)
    {
        var user = turn.User;
        var practice = await all.Query<Installation>()
            .Where(installation =>
                installation.Channel == user.Channel
                && installation.ExternalId == user.Installation
                && installation.RemovedAt == null
            )
            .Select(installation => (Id<Practice>?)installation.PracticeId)
            .FirstOrDefaultAsync(ct);
        if (practice is not { } id)
        {
            return false;
        }

        current.Set(id);
        var member = await db
            .MemberIdentities.Where(identity =>
                identity.Channel == user.Channel
                && identity.WorkspaceId == user.Installation
                && identity.UserId == user.Id
                && identity.ShutOutAt == null
            )
            .Join(
                db.Members.Where(member => member.Active),
                identity => identity.MemberId,
                member => member.Id,
                (_, member) => member
            )
            .FirstOrDefaultAsync(ct);
        caller.Enter(await db.Practices.SingleAsync(found => found.Id == id, ct), member);
        return true;
    }

    /// <summary>Enters a practice for a job.</summary>
    public async Task EnterAsync(Id<Practice> practice, CancellationToken ct)
    {
        current.Set(practice);
        caller.Enter(await db.Practices.SingleAsync(found => found.Id == practice, ct), member: null);
    }
}
