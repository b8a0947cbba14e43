using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary>
/// Finds referrals to show to colleagues: which one, which way, and how it stands. Who the client is, what was written about it and
/// what it cost stay out; the service helps whoever looks it up, and is not on the card that a conversation sees, which says the
/// month only (product description §6).
/// </summary>
public sealed class ReferralFinder(ReferralDb db, Caller caller, PartnerNames names) : IFinder
{
    private const int MostFound = 25;
    private const int MostSearched = 300;

    /// <inheritdoc/>
    public static FinderSpec Spec { get; } =
        new("referral", "Referrals", "Show a referral to your colleagues, without the client")
        {
            Permission = nameof(Right.SeeReferrals),
        };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> FindAsync(Turn turn, string query, CancellationToken ct)
    {
        var seen = db
            .Referrals.AsNoTracking()
            .SeenBy(caller.Member)
            .Where(referral => referral.State != ReferralState.EnteredInError);
        var isNumber = Refs.TryParse<Referral>(query, out var number);
        var rows = await (isNumber ? seen.Where(referral => referral.Number == number) : seen)
            .OrderByDescending(referral => referral.Number)
            .Take(query.Length == 0 ? MostFound : MostSearched)
            .ToListAsync(ct);
        var partners = rows.Select(row => row.PartnerId).OfType<Id<Partner>>().ToHashSet();
        var known = await names.ShortAsync(partners, ct);
        return
        [
            .. rows.Select(row => Show(row, row.PartnerId is { } id ? known.GetValueOrDefault(id) : null))
                .Where(finding => isNumber || Says(finding, query))
                .Take(MostFound),
        ];
    }

    private static bool Says(Finding finding, string query) =>
        Nearest.Fold($"{finding.Title} {finding.Detail}").Contains(Nearest.Fold(query), StringComparison.Ordinal);

    private static string Course(Referral referral, string? partner) =>
        referral.Direction switch
        {
            ReferralDirection.Received => $"received from {partner}",
            ReferralDirection.Sent => $"sent to {partner}",
            ReferralDirection.Internal => "within the practice",
            _ => throw new ArgumentOutOfRangeException(nameof(referral), referral.Direction, "No such direction."),
        };

    private static Finding Show(Referral referral, string? partner)
    {
        var title = $"{referral.Ref}: {Course(referral, partner)}";
        var state = ReferralLists.States.LabelOf(referral.State);
        return new Finding(
            title,
            $"{referral.Service} · {state}",
            new Card(
                title,
                new Block.Facts(new Fact("Status", state), new Fact("Month", Say.MonthOf(referral.ReceivedOn)))
            )
            {
                Summary = $"{title}, {state.ToLowerInvariant()}",
            }
        );
    }
}
