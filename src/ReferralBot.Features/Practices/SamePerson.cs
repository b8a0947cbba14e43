using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;

namespace ReferralBot.Features.Practices;

/// <summary>Makes two members of a linked practice one where they are one person.</summary>
public sealed class SamePerson(ReferralDbFactory databases, TimeProvider time)
{
    /// <summary>
    /// Whoever came in with a code says whether they are the person who made it: then they are one member. Returns what that one is
    /// called; <see langword="null"/> where nobody asked, or not any more.
    /// </summary>
    public async Task<string?> AnswerAsync(Linker person, bool isSame, CancellationToken ct)
    {
        await using var db = databases.Open(person.Practice);
        return await db.WriteAsync(
            async inner =>
            {
                await db.HoldAsync([person.Practice], inner);
                var link = await db.PracticeLinks.SingleOrDefaultAsync(inner);
                if (link is null || !link.Asks(person.Member.Id, time.GetUtcNow()))
                {
                    return null;
                }

                var maker = await db.Members.SingleAsync(member => member.Id == link.MadeBy, inner);
                var newcomer = await db.Members.SingleAsync(member => member.Id == person.Member.Id, inner);
                if (isSame && (!maker.IsOwner() || !newcomer.IsOwner()))
                {
                    return null; // somebody's rights have changed since
                }

                link.Answered();
                if (isSame)
                {
                    newcomer.Leave();
                    await db
                        .MemberIdentities.Where(identity => identity.MemberId == newcomer.Id)
                        .ExecuteUpdateAsync(row => row.SetProperty(identity => identity.MemberId, maker.Id), inner);
                    db.Tell(link, LinkCards.SamePerson(newcomer.DisplayName), time);
                }

                await db.SaveAllAsync(inner);
                return isSame ? maker.DisplayName : newcomer.DisplayName;
            },
            ct
        );
    }
}
