using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>Brings an empty practice into the one that a code belongs to, in one transaction.</summary>
internal sealed class LinkJoin(ReferralDbFactory databases, TimeProvider time)
{
    /// <summary>Moves everything at once, or nothing, and says what came of it.</summary>
    public async Task<LinkResult> JoinAsync(Linker owner, PracticeLink found, CancellationToken ct)
    {
        try
        {
            return await JoinOnceAsync(owner, found, ct);
        }
        catch (DbException) when (!ct.IsCancellationRequested)
        {
            // Somebody logged something here in the same moment: the foreign keys held it, and nothing moved.
            return await JoinOnceAsync(owner, found, ct);
        }
    }

    private async Task<LinkResult> JoinOnceAsync(Linker owner, PracticeLink found, CancellationToken ct)
    {
        await using var db = databases.Open(found.PracticeId);
        return await db.WriteAsync(inner => JoinInsideAsync(db, owner, found.CodeHash!, inner), ct);
    }

    private async Task<LinkResult> JoinInsideAsync(ReferralDb db, Linker owner, string hash, CancellationToken ct)
    {
        var (from, to, now) = (owner.Practice, db.Tenant, time.GetUtcNow());
        var move = new PracticeMove(db, from, to);
        if (
            await db.HoldAsync([from, to], ct) != 2
            || await db.PracticeLinks.SingleOrDefaultAsync(row => row.CodeHash == hash, ct) is not { } link
            || !link.IsOpen(now)
            || await db.Members.SingleOrDefaultAsync(member => member.Id == link.MadeBy, ct) is not { } maker
            || !maker.IsOwner()
            || !(await move.Of<Member>(from).SingleOrDefaultAsync(member => member.Id == owner.Member.Id, ct)).IsOwner()
        )
        {
            return new LinkResult(LinkOutcome.Unknown);
        }

        var practice = await db.Practices.SingleAsync(ct);
        if (!await move.IsEmptyAsync(from, ct))
        {
            return new LinkResult(
                await move.IsEmptyAsync(to, ct) ? LinkOutcome.OnlyHere : LinkOutcome.Both,
                practice.Name,
                maker.DisplayName,
                await move.Of<Partner>(from).CountAsync(ct),
                await move.Of<Referral>(from).CountAsync(ct)
            );
        }

        await LowerAsync(move, from, owner.Member.Id, ct);
        await move.RunAsync(ct);
        link.Use(owner.Member.Id, now);
        db.Tell(link, LinkCards.Told(owner.Member.DisplayName), time);
        await db.SaveAllAsync(ct);
        return new LinkResult(LinkOutcome.Linked, practice.Name, maker.DisplayName);
    }

    // The owner who typed the code stays one: both owners agreed on that. What the others may do was given to them over an empty
    // practice; none of them gets another one's books, settings or consents by it.
    private static Task<int> LowerAsync(PracticeMove move, Id<Practice> from, Id<Member> owner, CancellationToken ct) =>
        move.Of<Member>(from)
            .Where(member => member.Id != owner)
            .Where(member => member.Role == Role.Owner || member.Role == Role.PrivacyOfficer)
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, Role.Coordinator), ct);
}
