using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary>Offers a new client code, and the codes that the person may see.</summary>
public sealed class ClientCodeLookup(ReferralDb db, Caller caller) : ILookup
{
    internal const string LookupName = "client-code";

    private const int MostOffered = 19;

    private static readonly Option New = new(ReferralFields.NewCode, "A new code");

    /// <inheritdoc/>
    public static string Name => LookupName;

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        var latest = await db
            .Referrals.SeenBy(caller.Member)
            .Where(referral => referral.State != ReferralState.EnteredInError)
            .OrderByDescending(referral => referral.Number)
            .Select(referral => new
            {
                referral.Client,
                referral.Number,
                referral.Service,
            })
            .Take(query.Length == 0 ? MostOffered : 500)
            .ToListAsync(ct);
        return
        [
            New,
            .. latest
                .Where(row => row.Client.Value.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase))
                .DistinctBy(row => row.Client)
                .Take(MostOffered)
                .Select(row => new Option(
                    row.Client.Value,
                    $"{row.Client.Value} ({Refs.Format(Referral.Letter, row.Number)}, {row.Service})"
                )),
        ];
    }

    /// <inheritdoc/>
    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct) =>
        Task.FromResult<Found>(
            ClientPick.TryParse(text, null, out var pick)
                ? new Found.One(pick.Known is { } code ? new Option(code.Value, code.Value) : New)
                : new Found.None("Use the bot's code, not a name.")
        );
}
