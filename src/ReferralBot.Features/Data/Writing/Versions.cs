using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Counts the changes of rows that two people may change at once.</summary>
internal static class Versions
{
    public static void Raise(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<IVersioned>().Where(entry => entry.State == EntityState.Modified))
        {
            var version = entry.Property(row => row.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }
}
