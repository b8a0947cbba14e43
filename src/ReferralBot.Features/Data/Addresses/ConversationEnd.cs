using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// What follows when the bot is removed from a conversation: what waits for it is refused, what goes there regularly is paused and
/// the owners are told, and where it was the last one the installation ends.
/// </summary>
internal sealed class ConversationEnd(ReferralDb db, Id<Practice> practice, TimeProvider clock)
{
    /// <summary>What an owner has to do about what is paused.</summary>
    public const string Remedy =
        "I was removed from the conversation that they went to. Add me there again, or send me /refbot setup where they should go.";

    /// <summary>Does it all inside a write; returns how many conversations it was.</summary>
    public async Task<int> WriteAsync(ConversationRef conversation, DateTimeOffset happenedAt, CancellationToken ct)
    {
        var key = new InstallationKey(conversation.Channel, conversation.Installation);
        await HoldAsync(key, ct);
        var meant = Meant(conversation, happenedAt);
        var gone = await meant.Select(row => new { row.ConversationId, row.WithUser }).ToListAsync(ct);
        if (await LeaveAsync(meant, happenedAt, ct) == 0 && await HasAnyAsync(key, ct))
        {
            return 0; // nothing that is newer than what is told
        }

        var people = gone.Select(row => row.WithUser).OfType<string>().ToList();
        List<string> places = [.. gone.Select(row => row.ConversationId), .. people];
        await RefuseAsync(key, places, ct);
        await ForgetPrivateAsync(key, places, ct);
        var paused = await PauseAsync(key, places, ct);
        if (!await HasAnyAsync(key, ct))
        {
            await new InstallationEnd(key, happenedAt, clock.GetUtcNow()).WriteAsync(db, ct);
        }

        await new RemovalNotice(db, clock).AddAsync(key, paused, people, ct);
        await db.SaveAllAsync(ct);
        return gone.Count;
    }

    // Two that are the last ones go one after the other: on PostgreSQL they wait here for the row, on SQLite for the writer.
    private Task<int> HoldAsync(InstallationKey key, CancellationToken ct) =>
        db.Named(key).ExecuteUpdateAsync(row => row.SetProperty(found => found.Title, found => found.Title), ct);

    // Not what the bot came into after it happened. What claims to be very old is wrong about the time (see InstallationEnd).
    private IQueryable<KeptConversation> Meant(ConversationRef conversation, DateTimeOffset happenedAt)
    {
        var id = conversation.Id;
        var rows = All(conversation.Channel, conversation.Installation)
            .Where(row => row.LeftAt == null && (row.ConversationId == id || row.Within == id));
        var latest = happenedAt + InstallationEnd.Cut;
        return IsBelieved(happenedAt) ? rows.Where(row => row.JoinedAt <= latest) : rows;
    }

    private bool IsBelieved(DateTimeOffset happenedAt) =>
        clock.GetUtcNow() - happenedAt <= InstallationEnd.LongestRepeat;

    private Task<int> LeaveAsync(IQueryable<KeptConversation> rows, DateTimeOffset happenedAt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? at = IsBelieved(happenedAt) && happenedAt < now ? happenedAt : now;
        return rows.ExecuteUpdateAsync(
            row =>
                row.SetProperty(found => found.LeftAt, at)
                    .SetProperty(found => found.Version, found => found.Version + 1),
            ct
        );
    }

    private Task<bool> HasAnyAsync(InstallationKey key, CancellationToken ct) =>
        All(key.Channel, key.Id).AnyAsync(row => row.LeftAt == null, ct);

    private Task<int> RefuseAsync(InstallationKey key, List<string> places, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var waiting = db.Outbox.Where(message =>
            message.Channel == key.Channel && message.Installation == key.Id && places.Contains(message.ConversationId)
        );
        return InstallationEnd.RefuseAsync(waiting, now, ct);
    }

    private Task<int> ForgetPrivateAsync(InstallationKey key, List<string> places, CancellationToken ct) =>
        db
            .People.Where(row => row.Channel == key.Channel && row.Installation == key.Id)
            .Where(row => row.PrivateConversationId != null && places.Contains(row.PrivateConversationId))
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(found => found.PrivateConversationId, (string?)null)
                        .SetProperty(found => found.Version, found => found.Version + 1),
                ct
            );

    // Those that were not paused before: of these the owners know.
    private async Task<List<MessageRoute>> PauseAsync(InstallationKey key, List<string> places, CancellationToken ct)
    {
        var routes = await db
            .Routes.Where(route => route.Channel == key.Channel && route.WorkspaceId == key.Id)
            .Where(route => places.Contains(route.ConversationId))
            .OrderBy(route => route.Kind)
            .ToListAsync(ct);
        return routes.FindAll(route => route.Pause(Remedy, clock.GetUtcNow()));
    }

    private IQueryable<KeptConversation> All(string channel, string installation) =>
        db.Conversations.Where(row =>
            row.PracticeId == practice && row.Channel == channel && row.Installation == installation
        );
}
