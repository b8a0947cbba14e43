using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Keeps the books of practices in memory.</summary>
/// <remarks>
/// What this process writes holds for the next turn: a write that may concern a book makes all of them out of date. What another
/// process writes is seen within <see cref="KeptFor"/>. Who finds something missing looks again in a fresh one.
/// </remarks>
public sealed class PracticeBooks(ReferralDbFactory databases, BookChanges changes, TimeProvider clock)
{
    /// <summary>How long a change by another process may go unseen here.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    // Enough for the practices that are busy in the same two seconds.
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<InstallationKey, Kept<Id<Practice>>> _owners = new();
    private readonly ConcurrentDictionary<Id<Practice>, Kept<PracticeBook>> _books = new();

    /// <summary>The book of the practice that has this installation; <see langword="null"/> when none has.</summary>
    public async ValueTask<PracticeBook?> FindAsync(InstallationKey key, CancellationToken ct)
    {
        if (Fresh(_owners, key) is not { } kept)
        {
            var count = changes.Count;
            await using var db = databases.OpenForAll();
            var owner = await db.Live(key).Select(row => (Id<Practice>?)row.PracticeId).SingleOrDefaultAsync(ct);
            if (owner is not { } found)
            {
                return null;
            }

            kept = Keep(_owners, key, found, count);
        }

        if (Fresh(_books, kept.What) is { } book)
        {
            return book.What;
        }

        // Gone: another process moved it into another practice a moment ago.
        return await ReadAsync(kept.What, ct) is { } read ? read
            : _owners.TryRemove(key, out _) ? await FindAsync(key, ct)
            : null;
    }

    /// <summary>The practice's book.</summary>
    public async ValueTask<PracticeBook> OfAsync(Id<Practice> practice, CancellationToken ct) =>
        Fresh(_books, practice) is { } kept ? kept.What : await FreshAsync(practice, ct);

    /// <summary>The practice's book as it is in the database now.</summary>
    public async Task<PracticeBook> FreshAsync(Id<Practice> practice, CancellationToken ct) =>
        await ReadAsync(practice, ct) ?? throw new InvalidOperationException("The practice is gone.");

    private async Task<PracticeBook?> ReadAsync(Id<Practice> practice, CancellationToken ct)
    {
        var count = changes.Count;
        await using var db = databases.Open(practice);

        // Who points before who is pointed at: somebody who joins between two reads is in both lists, or only in the second.
        var identities = await db
            .MemberIdentities.AsNoTracking()
            .Where(identity => identity.ShutOutAt == null)
            .ToListAsync(ct);
        if (await db.Practices.AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return null;
        }

        var rows = new BookRows(
            found,
            await db.Members.AsNoTracking().ToListAsync(ct),
            identities,
            await db
                .Partners.Select(row => new BookedPartner(row.Id, row.Name, row.Number, row.NormalisedName))
                .ToListAsync(ct),
            await db.PartnerAliases.Select(row => new PartnerNameEntry(row.PartnerId, row.Normalised)).ToListAsync(ct)
        );
        return Keep(_books, practice, new PracticeBook(rows), count).What;
    }

    private Kept<T>? Fresh<TKey, T>(ConcurrentDictionary<TKey, Kept<T>> all, TKey key)
        where TKey : notnull =>
        all.TryGetValue(key, out var kept) && kept.Count == changes.Count && clock.GetElapsedTime(kept.ReadAt) < KeptFor
            ? kept
            : null;

    private Kept<T> Keep<TKey, T>(ConcurrentDictionary<TKey, Kept<T>> all, TKey key, T what, int count)
        where TKey : notnull
    {
        if (all.Count >= MostKept)
        {
            all.Clear();
        }

        return all[key] = new Kept<T>(what, count, clock.GetTimestamp());
    }

    private sealed record Kept<T>(T What, int Count, long ReadAt);
}
