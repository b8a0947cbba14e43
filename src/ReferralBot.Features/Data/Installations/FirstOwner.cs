using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Decides who becomes the owner of a practice where it has none, and welcomes them: an admin of a workspace without an owner; where
/// the channel tells nobody's rights, the first full member of a practice that has no owner on any real channel.
/// </summary>
internal sealed class FirstOwner(ReferralDb db, TimeProvider clock)
{
    // A hello that is older has been read, and nobody looks there again.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Whether somebody who comes in now is the one.</summary>
    public async Task<bool> IsAsync(UserRef user, Person person, CancellationToken ct) =>
        person.Standing switch
        {
            Standing.Admin => !await Working(There(user)).AnyAsync(ct),
            Standing.Member => person.MayBeAdmin && !await Working(OnChannels()).AnyAsync(ct),
            Standing.Guest or Standing.Outsider or Standing.Gone => false,
            _ => throw new ArgumentOutOfRangeException(nameof(person), person.Standing, "No such standing."),
        };

    /// <summary>Adds them, with where messages go and the welcome, to be saved with the rest.</summary>
    public async Task<Member> AddAsync(Practice practice, ChannelAddress user, Person person, CancellationToken ct)
    {
        var comesHere = await RouteAsync(practice, user, ct);
        if (!await There(new UserRef(user.Channel, user.Workspace, user.Id)).AnyAsync(ct))
        {
            db.Outbox.Add(
                await HelloAsync(user, ct) is { } hello
                    ? Welcome.InPlaceOf(hello, comesHere, clock)
                    : Welcome.To(practice.Id, user, comesHere, clock)
            );
        }

        return NewMember.Add(db, new NewMember(practice, user, Role.Owner), person, clock);
    }

    // What somebody heard alone who was not known to become the owner.
    private async Task<OutboxMessage?> HelloAsync(ChannelAddress user, CancellationToken ct)
    {
        var chat = await db
            .Conversations.Where(row => row.Channel == user.Channel && row.Installation == user.Workspace)
            .Where(row => row.WithUser == user.Id && row.LeftAt == null)
            .OrderByDescending(row => row.HeardAt)
            .FirstOrDefaultAsync(ct);
        var (about, since) = (chat?.Id.Value, clock.GetUtcNow() - Fresh);
        return chat is null
            ? null
            : await db
                .Outbox.Where(message => message.AboutId == about && message.CreatedAt >= since)
                .Where(message =>
                    message.State == OutboxState.Pending
                    || message.State == OutboxState.Sending
                    || message.State == OutboxState.Sent
                )
                .FirstOrDefaultAsync(ct);
    }

    private IQueryable<MemberIdentity> Working(IQueryable<MemberIdentity> owners) =>
        owners.Where(identity =>
            identity.ShutOutAt == null && db.Members.Any(member => member.Id == identity.MemberId && member.Active)
        );

    // Those of the past, too.
    private IQueryable<MemberIdentity> There(UserRef user) =>
        Owners().Where(identity => identity.Channel == user.Channel && identity.WorkspaceId == user.Installation);

    // Whoever opens the local page runs the bot; that makes them nobody's colleague.
    private IQueryable<MemberIdentity> OnChannels()
    {
        var local = db.Installations.Where(row => row.InstalledAt == null);
        return Owners()
            .Where(identity =>
                !local.Any(row => row.Channel == identity.Channel && row.ExternalId == identity.WorkspaceId)
            );
    }

    private IQueryable<MemberIdentity> Owners() =>
        db.MemberIdentities.Where(identity =>
            db.Members.Any(member => member.Id == identity.MemberId && member.Role == Role.Owner)
        );

    // The practice's first owner on a real channel: what is scheduled has gone nowhere yet, or to the local page, where nobody may
    // be looking. It comes to them, until somebody chooses another place; says whether it does.
    private async Task<bool> RouteAsync(Practice practice, ChannelAddress owner, CancellationToken ct)
    {
        if (!await db.Routes.AnyAsync(ct) && !await db.Members.AnyAsync(member => member.Role == Role.Owner, ct))
        {
            NewMember.Route(db, practice, owner, clock);
            return true;
        }

        var local = db.Installations.Where(row => row.InstalledAt == null);
        var routes = await db
            .Routes.Where(route => route.Kind == MessageKind.CheckIns || route.Kind == MessageKind.Scorecards)
            .Where(route => local.Any(row => row.Channel == route.Channel && row.ExternalId == route.WorkspaceId))
            .ToListAsync(ct);
        routes.ForEach(route => route.MoveTo(owner));
        return routes.Count > 0;
    }
}
