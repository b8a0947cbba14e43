using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;

namespace ReferralBot.Features.Partners;

/// <summary>Suggests the professions that the practice used before, the most used first.</summary>
public sealed class ProfessionLookup(ReferralDb db) : ILookup
{
    /// <inheritdoc/>
    public static string Name => "profession";

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        var used = await db
            .Partners.Where(partner => partner.Profession != null)
            .GroupBy(partner => partner.Profession!)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .ToListAsync(ct);
        return
        [
            .. used.Where(profession =>
                    Nearest.Fold(profession).Contains(Nearest.Fold(query), StringComparison.Ordinal)
                )
                .Select(profession => new Option(profession, profession)),
        ];
    }

    /// <inheritdoc/>
    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct) =>
        Task.FromResult<Found>(new Found.One(new Option(text, text)));
}
