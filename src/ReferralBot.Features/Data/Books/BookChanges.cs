using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Counts what this process wrote into the tables that a <see cref="PracticeBook"/> is made of.</summary>
public sealed class BookChanges
{
    private int _count;

    /// <summary>A book that was begun at another count is out of date.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Says that something was written, once it can be read.</summary>
    public void Note() => Interlocked.Increment(ref _count);

    internal static bool AreIn(ChangeTracker tracker) =>
        tracker.Entries().Any(entry => entry.State != EntityState.Unchanged && IsBooked(entry.Entity));

    private static bool IsBooked(object row) =>
        row is Practice or Installation or Member or MemberIdentity or Partner or PartnerAlias;
}
