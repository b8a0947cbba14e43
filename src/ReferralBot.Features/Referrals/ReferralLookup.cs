using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary>Finds referrals by number; offers the newest ones that the person may see.</summary>
public sealed class ReferralLookup(ReferralDb db, Caller caller, PartnerNames names) : ILookup
{
    // one sentence for "gone" and "not yours": a number must not tell whose client it is
    internal const string NotSeen =
        "That referral is gone, or it is not one of yours. Type /referral list to see yours.";

    private const int MostOffered = 20;
    private const int MostSearched = 300;

    /// <inheritdoc/>
    public static string Name => LookupNames.Referral;

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        var options = await OfferAsync(
            Seen().OrderByDescending(referral => referral.Number).Take(query.Length == 0 ? MostOffered : MostSearched),
            ct
        );
        return
        [
            .. options
                .Where(option => Nearest.Fold(option.Label).Contains(Nearest.Fold(query), StringComparison.Ordinal))
                .Take(MostOffered),
        ];
    }

    /// <inheritdoc/>
    public async Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        var meant =
            Id<Referral>.TryParse(text, null, out var id) ? db.Referrals.Where(referral => referral.Id == id)
            : Refs.TryParse<Referral>(text, out var number) ? db.Referrals.Where(referral => referral.Number == number)
            : null;
        if (meant is null)
        {
            return new Found.None("Say which referral by its number, like R-12.");
        }

        return await OfferAsync(meant.SeenBy(caller.Member), ct) is [var one]
            ? new Found.One(one)
            : new Found.None(
                Refs.TryParse<Referral>(text, out var missing)
                    ? $"There is no {Refs.Format(Referral.Letter, missing)}, or it is not one of yours."
                    : NotSeen
            );
    }

    private IQueryable<Referral> Seen() =>
        db.Referrals.SeenBy(caller.Member).Where(referral => referral.State != ReferralState.EnteredInError);

    private async Task<List<Option>> OfferAsync(IQueryable<Referral> referrals, CancellationToken ct)
    {
        var rows = await referrals.AsNoTracking().ToListAsync(ct);
        var partners = rows.Select(row => row.PartnerId).OfType<Id<Partner>>().ToHashSet();
        var known = partners.Count == 0 ? null : await names.ShortAsync(partners, ct);
        return
        [
            .. rows.Select(row => new Option(
                row.Id.ToString(),
                ReferralLine.Of(row, row.PartnerId is { } partner ? known?.GetValueOrDefault(partner) : null)
            )),
        ];
    }
}

/// <summary>A referral in one line: "R-12 · Northside · anxiety · scheduled".</summary>
internal static class ReferralLine
{
    public static string Of(Referral referral, string? partner) =>
        $"{referral.Ref} · {partner ?? "internal"} · {referral.Service} · {ReferralWords.Code(referral.State)}";
}
