using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Finds installations before any practice is known.</summary>
internal static class InstallationRows
{
    /// <summary>The row of this name, whether it was removed or not.</summary>
    public static IQueryable<Installation> Named(this ReferralDb db, InstallationKey key) =>
        new AllPractices(db).Query<Installation>().Where(row => row.Channel == key.Channel && row.ExternalId == key.Id);

    /// <summary>The row of this name, unless it was removed.</summary>
    public static IQueryable<Installation> Live(this ReferralDb db, InstallationKey key) =>
        db.Named(key).Where(row => row.RemovedAt == null);

    /// <summary>Whose installation it is, removed or not.</summary>
    public static async Task<Id<Practice>?> PracticeOfAsync(
        this ReferralDbFactory databases,
        InstallationKey key,
        CancellationToken ct
    )
    {
        await using var db = databases.OpenForAll();
        return await db.Named(key).Select(row => (Id<Practice>?)row.PracticeId).SingleOrDefaultAsync(ct);
    }
}
