using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>What the practice's partners are called in passing.</summary>
public sealed class PartnerNames(ReferralDb db)
{
    private List<Row>? _all;

    /// <summary>The short name of a partner; archived ones have one, too.</summary>
    public async Task<string> ShortAsync(Id<Partner> partner, CancellationToken ct)
    {
        var all = await AllAsync(ct);
        return all.Find(row => row.Id == partner) is { } found ? Short(found, all) : "a partner";
    }

    /// <summary>The short names of several partners.</summary>
    public async Task<IReadOnlyDictionary<Id<Partner>, string>> ShortAsync(
        IReadOnlyCollection<Id<Partner>> partners,
        CancellationToken ct
    )
    {
        var all = await AllAsync(ct);
        return all.Where(row => partners.Contains(row.Id)).ToDictionary(row => row.Id, row => Short(row, all));
    }

    private static string Short(Row found, List<Row> all) =>
        ShortNames.Of(found.Name, [.. all.Where(row => row.Id != found.Id).Select(row => row.Normalised)]);

    private async Task<List<Row>> AllAsync(CancellationToken ct) =>
        _all ??= await db
            .Partners.Select(partner => new Row(partner.Id, partner.Name, partner.NormalisedName))
            .ToListAsync(ct);

    private sealed record Row(Id<Partner> Id, string Name, string Normalised);
}
