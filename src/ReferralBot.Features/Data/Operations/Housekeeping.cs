namespace ReferralBot.Features.Data;

/// <summary>Forgets what nobody needs any more: old deliveries and drafts.</summary>
public sealed class Housekeeping(ReferralDbFactory databases, DeliveryLog deliveries, TimeProvider clock)
{
    /// <summary>Prunes, and says how many deliveries and drafts went.</summary>
    public async Task<(int Deliveries, int Drafts)> PruneAsync(CancellationToken ct) =>
        (await deliveries.PruneAsync(ct), await DraftStore.PruneAsync(databases, clock.GetUtcNow(), ct));
}
