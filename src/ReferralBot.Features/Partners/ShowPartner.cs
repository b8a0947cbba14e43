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
    private static readonly LookupField<Id<Partner>> Which = new("partner", "Partner", LookupNames.Partner)
    {
        MissingMessage = "Say which partner.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "show", "Show a partner")
        {
            Fields = [Which],
            Positional = [Which],
            Examples = ["/partner show Northside"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(Which);
        return await db.Partners.AsNoTracking().FirstOrDefaultAsync(partner => partner.Id == id, ct) is { } partner
            ? Reply.Show(await cards.OfAsync(partner, $"{partner.Name} ({partner.Ref})", ct))
            : Reply.Problem("That partner is not there any more. Type /partner list to see who is.");
    }
}
