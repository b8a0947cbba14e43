using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Partners;

/// <summary>Every name that a partner of the practice is known by.</summary>
internal static class NamesToMatch
{
    /// <summary>Names and aliases, also those of archived partners.</summary>
    // A practice has tens of partners, a group of practices some thousands: the names fit in memory, and only there can
    // slips of the finger be forgiven.
    public static async Task<IReadOnlyList<PartnerNameEntry>> NamesToMatchAsync(
        this ReferralDb db,
        CancellationToken ct
    )
    {
        var names = await db
            .Partners.Select(partner => new PartnerNameEntry(partner.Id, partner.NormalisedName))
            .ToListAsync(ct);
        names.AddRange(
            await db
                .PartnerAliases.Select(alias => new PartnerNameEntry(alias.PartnerId, alias.Normalised))
                .ToListAsync(ct)
        );
        return names;
    }
}
