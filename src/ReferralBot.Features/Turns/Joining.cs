using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>
/// Makes a full member of a workspace a member of the practice, once, however many turns of theirs come at the same time. It
/// writes beside the turn, so that joining holds whatever becomes of that.
/// </summary>
public sealed class Joining(ReferralDbFactory databases, JoiningPolicy policy, TimeProvider clock)
{
    /// <summary>Returns the member, new or known; <see langword="null"/> when they need an invitation, or were told to go.</summary>
    public async Task<Id<Member>?> JoinAsync(Id<Practice> practice, UserRef user, Person person, CancellationToken ct)
    {
        await using var db = databases.Open(practice);
        return await db.WriteAsync(
            async inner =>
            {
                await HoldAsync(db, user, inner);
                var member = await KnownAsync(db, user, inner) is { } known
                    ? await ReturnAsync(db, known, person, inner)
                    : await AddAsync(db, user, person, inner);
                await db.SaveAllAsync(inner);
                return member?.Id;
            },
            ct
        );
    }

    /// <summary>The channel says that the person is no full member any more: from there they do nothing, but stay on what they logged.</summary>
    public async Task ShutOutAsync(Id<Practice> practice, UserRef user, CancellationToken ct)
    {
        await using var db = databases.Open(practice);
        if (await KnownAsync(db, user, ct) is { } identity)
        {
            identity.ShutOut(clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
    }

    // Whoever joins at the same time waits here, on PostgreSQL for the row and on SQLite for the writer: so one person becomes one
    // member, and one person the owner.
    private static Task<int> HoldAsync(ReferralDb db, UserRef user, CancellationToken ct) =>
        db
            .Installations.Where(row => row.Channel == user.Channel && row.ExternalId == user.Installation)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.Title, found => found.Title), ct);

    private static Task<MemberIdentity?> KnownAsync(ReferralDb db, UserRef user, CancellationToken ct) =>
        db.MemberIdentities.SingleOrDefaultAsync(
            identity =>
                identity.Channel == user.Channel
                && identity.WorkspaceId == user.Installation
                && identity.UserId == user.Id,
            ct
        );

    private static async Task<Member?> ReturnAsync(
        ReferralDb db,
        MemberIdentity identity,
        Person person,
        CancellationToken ct
    )
    {
        var member = await db.Members.SingleAsync(found => found.Id == identity.MemberId, ct);
        identity.LetIn();
        member.Rename(person.Name);
        member.MoveTo(person.TimeZone);
        return member.Active ? member : null;
    }

    private async Task<Member?> AddAsync(ReferralDb db, UserRef user, Person person, CancellationToken ct)
    {
        var first = new FirstOwner(db, clock);
        var isOwner = await first.IsAsync(user, person, ct);
        if ((isOwner ? Role.Owner : policy.DefaultRole) is not { } role)
        {
            return null;
        }

        var practice = await db.Practices.SingleAsync(ct);
        var address = new ChannelAddress(user.Channel, user.Installation, user.Id);
        return isOwner
            ? await first.AddAsync(practice, address, person, ct)
            : NewMember.Add(db, new NewMember(practice, address, role), person, clock);
    }
}
