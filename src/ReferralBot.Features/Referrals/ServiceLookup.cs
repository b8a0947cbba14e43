using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Suggests the services that referrals were for before, the most frequent first.</summary>
public sealed class ServiceLookup(ReferralDb db) : ILookup
{
    internal const string LookupName = "service";

    /// <inheritdoc/>
    public static string Name => LookupName;

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        var used = await db
            .Referrals.Where(referral => referral.State != ReferralState.EnteredInError)
            .GroupBy(referral => referral.Service)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => group.Key)
            .ToListAsync(ct);
        return
        [
            .. used.Where(service => Nearest.Fold(service).Contains(Nearest.Fold(query), StringComparison.Ordinal))
                .DistinctBy(Nearest.Fold, StringComparer.Ordinal)
                .Select(service => new Option(service, service)),
        ];
    }

    /// <inheritdoc/>
    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct) =>
        Task.FromResult<Found>(new Found.One(new Option(text, text)));
}
