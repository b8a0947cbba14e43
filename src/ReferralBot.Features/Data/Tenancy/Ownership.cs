using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Keeps practices apart: no row is written but those of the current practice.</summary>
internal static class Ownership
{
    /// <summary>Refuses a save that holds a row of another practice, or of none.</summary>
    public static void Require(ChangeTracker tracker, CurrentPractice practice)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                Require(entry, practice);
            }
        }
    }

    /// <summary>Refuses a row of another practice, or of none.</summary>
    public static void Require(IOwned row, CurrentPractice practice)
    {
        if (practice.Id is not { } current || row.PracticeId != current)
        {
            throw ForeignRowException.Of(row.GetType());
        }
    }

    private static void Require(EntityEntry entry, CurrentPractice practice)
    {
        switch (entry.Entity)
        {
            case Practice row when row.Id != practice.Id:
                throw ForeignRowException.Of(typeof(Practice));
            case IOwned row:
                Stamp(entry, practice);
                Require(row, practice);
                break;
            default:
                break;
        }
    }

    private static void Stamp(EntityEntry entry, CurrentPractice practice)
    {
        var property = entry.Property(nameof(IOwned.PracticeId));
        if (entry.State == EntityState.Added && Equals(property.CurrentValue, default(Id<Practice>)))
        {
            property.CurrentValue = practice.Id ?? default;
        }

        // A row that was read as another practice's can't be taken over by changing its owner.
        if (entry.State != EntityState.Added && !Equals(property.OriginalValue, practice.Id))
        {
            throw ForeignRowException.Of(entry.Metadata.ClrType);
        }
    }
}
