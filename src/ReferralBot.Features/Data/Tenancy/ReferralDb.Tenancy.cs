using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <content>Which practice's rows are seen.</content>
public abstract partial class ReferralDb
{
    private const string PracticeFilter = "practice";

    private static readonly MethodInfo Filter = typeof(ReferralDb).GetMethod(
        nameof(FilterOwned),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    /// <summary>The practice whose rows are seen; no practice's when none is set.</summary>
    internal Id<Practice> Tenant => _practice.Id ?? default;

    // The filters must name this instance's property themselves: EF swaps `this` for the context of each query, but a
    // context that a closure captured would stay the first one for ever.
    private void FilterByPractice(ModelBuilder builder)
    {
        builder.Entity<Practice>().HasQueryFilter(PracticeFilter, practice => practice.Id == Tenant);
        var owned = builder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IOwned)));
        foreach (var type in owned.Select(entity => entity.ClrType).ToList())
        {
            Filter.MakeGenericMethod(type).Invoke(this, [builder]);
        }
    }

    private void FilterOwned<T>(ModelBuilder builder)
        where T : class, IOwned
    {
        var entity = builder.Entity<T>();
        entity.HasQueryFilter(
            PracticeFilter,
            row => EF.Property<Id<Practice>>(row, nameof(IOwned.PracticeId)) == Tenant
        );
        entity.HasOne<Practice>().WithMany().HasForeignKey(nameof(IOwned.PracticeId)).OnDelete(DeleteBehavior.Restrict);
    }
}
