namespace ReferralBot.Features.Data;

/// <summary>
/// Forgets what nobody needs any more: old deliveries, drafts and forms that were left open, and messages to places that the bot
/// was removed from.
/// </summary>
public sealed class Housekeeping(ReferralDbFactory databases, DeliveryLog deliveries, TimeProvider clock)
{
    /// <summary>Prunes, and says how many deliveries, drafts and open forms went.</summary>
    public async Task<(int Deliveries, int Drafts, int Forms)> PruneAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await InstallationEnd.SweepAsync(databases, now, ct);
        return (
            await deliveries.PruneAsync(ct),
            await DraftStore.PruneAsync(databases, now, ct),
            await OpenFormStore.PruneAsync(databases, now, ct)
        );
    }
}
