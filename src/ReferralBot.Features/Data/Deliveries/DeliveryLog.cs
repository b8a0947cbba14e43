using Microsoft.EntityFrameworkCore;

namespace ReferralBot.Features.Data;

/// <summary>Looks up what was answered already, and keeps answers for repeats.</summary>
public sealed class DeliveryLog(ReferralDbFactory databases, TimeProvider clock)
{
    /// <summary>Platforms repeat for hours at most; a day and a half covers a bot that was down overnight.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(36);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Whether its turn was saved before; asked through a context that is there already.</summary>
    public static Task<bool> IsKnownAsync(ReferralDb db, DeliveryKey key, CancellationToken ct) =>
        Named(db, key).AnyAsync(ct);

    /// <summary>The delivery if its turn was saved before, else <see langword="null"/>; the practice need not be known yet.</summary>
    public async Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return await Named(db, key).SingleOrDefaultAsync(ct);
    }

    /// <summary>
    /// The answer's JSON, waiting for a turn that is just being answered; <see langword="null"/> when there was no such
    /// turn, or no answer within <paramref name="patience"/> (its process may have died between saving and answering).
    /// </summary>
    public async Task<string?> WaitForAnswerAsync(DeliveryKey key, TimeSpan patience, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var found = await FindAsync(key, ct);
            if (found is null or { Answer: not null } || clock.GetElapsedTime(started) >= patience)
            {
                return found?.Answer;
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    /// <summary>Keeps the answer for repeats; <see langword="false"/> when the turn saved nothing and so needs no memory.</summary>
    public async Task<bool> KeepAnswerAsync(DeliveryKey key, string answer, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.WriteAsideAsync(
                inner =>
                    Named(db, key)
                        .ExecuteUpdateAsync(
                            row =>
                                row.SetProperty(delivery => delivery.Answer, answer)
                                    .SetProperty(delivery => delivery.AnsweredAt, now),
                            inner
                        ),
                ct
            ) > 0;
    }

    /// <summary>Forgets what no platform repeats any more, and returns how much that was.</summary>
    public async Task<int> PruneAsync(CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var before = clock.GetUtcNow() - KeptFor;
        return await db.WriteAsideAsync(
            inner =>
                new AllPractices(db)
                    .Query<Delivery>()
                    .Where(delivery => delivery.ReceivedAt < before)
                    .ExecuteDeleteAsync(inner),
            ct
        );
    }

    private static IQueryable<Delivery> Named(ReferralDb db, DeliveryKey key) =>
        new AllPractices(db)
            .Query<Delivery>()
            .Where(delivery => delivery.Installation == key.Installation && delivery.Key == key.Delivery);
}
