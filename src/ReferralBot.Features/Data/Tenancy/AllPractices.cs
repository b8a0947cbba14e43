using Microsoft.EntityFrameworkCore;

namespace ReferralBot.Features.Data;

/// <summary>
/// The one door past the wall between practices: for finding whose turn or whose job it is, never for showing rows.
/// </summary>
public sealed class AllPractices(ReferralDb db)
{
    /// <summary>Rows of every practice, not tracked, so that they can't be changed by accident.</summary>
    public IQueryable<T> Query<T>()
        where T : class => db.Set<T>().IgnoreQueryFilters().AsNoTracking();
}
