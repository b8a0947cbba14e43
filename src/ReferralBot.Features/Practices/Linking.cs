using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>
/// Makes two practices one: an owner of the one makes a code, an owner of the other one types it. It works beside the turn, which
/// belongs to one practice, and does all or nothing.
/// </summary>
public sealed class Linking(ReferralDbFactory databases, TimeProvider time)
{
    /// <summary>A new code, in the place of the last one. It is kept nowhere.</summary>
    public async Task<string> OfferAsync(Linker owner, CancellationToken ct)
    {
        var code = LinkCode.New();
        var hash = LinkCode.Hash(code)!;
        await ChangeAsync(
            owner.Practice,
            link => link.Offer(hash, owner.Member, AddressOf(owner.User), time.GetUtcNow()),
            ct
        );
        return code;
    }

    /// <summary>Brings the owner's practice into the one that the code belongs to, or says why not; then nothing has changed.</summary>
    public async Task<LinkResult> UseAsync(Linker owner, string typed, CancellationToken ct)
    {
        await using var all = databases.OpenForAll();
        var rows = new AllPractices(all).Query<PracticeLink>();
        var now = time.GetUtcNow();
        if (
            await rows.SingleOrDefaultAsync(link => link.PracticeId == owner.Practice, ct) is { } own
            && own.IsShut(now)
        )
        {
            return new LinkResult(LinkOutcome.TooMany);
        }

        var hash = LinkCode.Hash(typed);
        var found = hash is null ? null : await rows.SingleOrDefaultAsync(link => link.CodeHash == hash, ct);
        var result =
            found is null ? new LinkResult(LinkOutcome.Unknown)
            : found.PracticeId == owner.Practice ? await KnownAsync(all, found, owner, ct)
            : await new LinkJoin(databases, time).JoinAsync(owner, found, ct);
        if (result.Outcome == LinkOutcome.Unknown)
        {
            await ChangeAsync(owner.Practice, link => link.Try(now), ct);
        }

        return result;
    }

    private static ChannelAddress AddressOf(UserRef user) => new(user.Channel, user.Installation, user.Id);

    // A code of one's own practice: the same line again after it was used, or somebody who typed it on the wrong side.
    private static async Task<LinkResult> KnownAsync(
        ReferralDb all,
        PracticeLink link,
        Linker owner,
        CancellationToken ct
    ) =>
        new(
            link.UsedBy == owner.Member.Id ? LinkOutcome.Linked : LinkOutcome.Same,
            await new AllPractices(all)
                .Query<Practice>()
                .Where(practice => practice.Id == link.PracticeId)
                .Select(practice => practice.Name)
                .SingleAsync(ct),
            await new AllPractices(all)
                .Query<Member>()
                .Where(member => member.Id == link.MadeBy)
                .Select(member => member.DisplayName)
                .SingleAsync(ct)
        );

    private async Task ChangeAsync(Id<Practice> practice, Action<PracticeLink> change, CancellationToken ct)
    {
        await using var db = databases.Open(practice);
        await db.WriteAsync(
            async inner =>
            {
                if (await db.HoldAsync([practice], inner) > 0)
                {
                    var link = await db.PracticeLinks.SingleOrDefaultAsync(inner);
                    change(link ?? db.PracticeLinks.Add(PracticeLink.Of(practice, time)).Entity);
                }

                return await db.SaveAllAsync(inner);
            },
            ct
        );
    }
}
