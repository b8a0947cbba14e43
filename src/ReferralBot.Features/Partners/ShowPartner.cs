using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner show</c>: everything about one partner on a card.</summary>
public sealed class ShowPartner(ReferralDb db, PartnerCards cards) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "show", "Show a partner")
        {
            Fields = [PartnerPick.Which],
            Positional = [PartnerPick.Which],
            Examples = ["/partner show Northside"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(PartnerPick.Which);
        return await db.Partners.AsNoTracking().FirstOrDefaultAsync(partner => partner.Id == id, ct) is { } partner
            ? Reply.Show(await cards.OfAsync(partner, $"{partner.Name} ({partner.Ref})", ct))
            : Reply.Problem(PartnerPick.Gone);
    }
}
