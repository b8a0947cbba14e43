using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Writes a conversation down with all that follows from it, in one save: its greeting, and what was paused because of it.
/// </summary>
internal sealed class ConversationEntry(ReferralDbFactory databases, TimeProvider clock)
{
    /// <summary>Writes it where something changed; says whether it is written down now.</summary>
    /// <exception cref="DbUpdateException">Somebody else wrote it at the same moment: to be done again.</exception>
    public async Task<bool> KeepAsync(KnownConversation known, CancellationToken ct)
    {
        await using (var all = databases.OpenForAll())
        {
            var row = await all.Named(known.Conversation).SingleOrDefaultAsync(ct);
            if (row is not null && (row.Says(known, clock.GetUtcNow()) || row.IsPast(known)))
            {
                return !row.IsPast(known);
            }
        }

        var key = new InstallationKey(known.Conversation.Channel, known.Conversation.Installation);
        if (await AddressRows.HomeAsync(databases, key, ct) is not { } practice)
        {
            return false;
        }

        await using var db = databases.Open(practice);
        return await WriteAsync(db, practice, known, ct);
    }

    private async Task<bool> WriteAsync(
        ReferralDb db,
        Id<Practice> practice,
        KnownConversation known,
        CancellationToken ct
    )
    {
        DateTimeOffset? left = null;
        var row = await db.Conversations.SingleOrDefaultAsync(AddressRows.Is(known.Conversation), ct);
        if (row is null)
        {
            row = db.Conversations.Add(KeptConversation.Of(practice, known, clock)).Entity;
        }
        else if (row.IsPast(known))
        {
            return false;
        }
        else
        {
            await ResumeAsync(db, row, ct);
            left = row.Hear(known, clock.GetUtcNow());
        }

        if (row.GreetedAt is null)
        {
            await new Greeting(db, clock).AddAsync(row, known, left, ct);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    // What goes to a person goes to their private conversation.
    private static async Task ResumeAsync(ReferralDb db, KeptConversation row, CancellationToken ct)
    {
        if (row.LostAt is null && row.LeftAt is null)
        {
            return;
        }

        var (id, person) = (row.ConversationId, row.WithUser);
        var paused = await db
            .Routes.Where(route => route.Channel == row.Channel && route.WorkspaceId == row.Installation)
            .Where(route => route.ConversationId == id || route.ConversationId == person)
            .Where(route => route.PausedAt != null)
            .ToListAsync(ct);
        paused.ForEach(route => route.Resume());
    }
}
