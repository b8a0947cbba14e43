using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Keeps drafts in the database, through contexts of their own.</summary>
public sealed class DraftStore(
    ReferralDb turn,
    CurrentPractice practice,
    ReferralDbFactory databases,
    TimeProvider clock
) : IDraftStore
{
    /// <summary>How long what was typed stays (product decision: 15 minutes).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private Id<Practice> Owner =>
        practice.Id ?? throw new InvalidOperationException("A draft needs to know its practice.");

    /// <inheritdoc />
    public async Task<string> KeepAsync(UserRef user, Draft draft, CancellationToken ct)
    {
        var kept = KeptDraft.Of(Owner, PersonKey.Of(user), draft, clock.GetUtcNow() + KeptFor);
        await using var db = databases.Open(Owner);
        db.Drafts.Add(kept);
        await db.SaveChangesAsync(ct);
        return kept.Id;
    }

    /// <inheritdoc />
    public async Task<Draft?> FindAsync(UserRef user, string id, CancellationToken ct)
    {
        var (key, now) = (PersonKey.Of(user), clock.GetUtcNow());
        await using var db = databases.Open(Owner);
        var kept = await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(draft => draft.Id == id && draft.User == key && draft.ExpiresAt > now, ct);
        return kept?.ToDraft();
    }

    /// <inheritdoc />
    public Task SpendAsync(UserRef user, string id, CancellationToken ct)
    {
        turn.Spending(id, PersonKey.Of(user));
        return Task.CompletedTask;
    }

    /// <summary>Removes what has run out, of all practices, and returns how much that was.</summary>
    internal static async Task<int> PruneAsync(ReferralDbFactory databases, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return await db.WriteAsync(
            inner =>
                new AllPractices(db)
                    .Query<KeptDraft>()
                    .Where(draft => draft.ExpiresAt <= now)
                    .ExecuteDeleteAsync(inner),
            ct
        );
    }
}
