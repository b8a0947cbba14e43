using System.Collections.Concurrent;

namespace ReferralBot.Features.Data;

/// <summary>
/// Remembers for a moment what was found written down, so that what comes in again and again is not read again each time. What
/// another process changes meanwhile is seen once that is over: it is never longer than <see cref="KeptFor"/>.
/// </summary>
internal sealed class AddressMemory<TKey, T>(TimeProvider clock)
    where TKey : notnull
    where T : class
{
    /// <summary>How long it is believed.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <summary>How many are remembered: those of a few busy seconds, in some megabytes.</summary>
    public const int Most = 5000;

    private readonly ConcurrentDictionary<TKey, (T What, long At)> _all = new();

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>What is remembered; <see langword="null"/> where nothing is, or not any more.</summary>
    public T? Find(TKey key) =>
        _all.TryGetValue(key, out var kept) && clock.GetElapsedTime(kept.At) < KeptFor ? kept.What : null;

    /// <summary>Remembers it.</summary>
    public void Keep(TKey key, T what)
    {
        if (_all.Count >= Most)
        {
            _all.Clear();
        }

        _all[key] = (what, clock.GetTimestamp());
    }

    /// <summary>Forgets it, because it has changed.</summary>
    public void Drop(TKey key) => _all.TryRemove(key, out _);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _all.Clear();
}
