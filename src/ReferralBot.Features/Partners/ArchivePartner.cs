using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner archive</c>: puts a partner away. What was logged stays.</summary>
public sealed class ArchivePartner(ReferralDb db, PracticeClock clock) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "archive", "Put a partner away; nothing logged is lost")
        {
            Fields = [PartnerPick.Which],
            Positional = [PartnerPick.Which],
            Examples = ["/partner archive P-7"],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(PartnerPick.Which);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        if (partner.Archive(clock.Now).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message, new Button("Bring back", $"/partner restore {partner.Ref}"));
        }

        // the states that wait for somebody; ends and care under way need nothing from the partner list
        var open = await db
            .Referrals.Where(referral => referral.PartnerId == id)
            .Select(referral => referral.State)
            .ToListAsync(ct);
        await db.SaveChangesAsync(ct);
        var count = open.Count(state => !ReferralMoves.IsEnd(state));
        return Reply.Show(
            new Card(
                $"Archived {partner.Name} ({partner.Ref})",
                new Block.Paragraph(
                    "They are not offered any more and never nudged. What was logged stays."
                        + (count == 0 ? "" : $" {Say.Count(count, "referral is", "referrals are")} still open.")
                ),
                new Block.Buttons(new Button("Bring back", $"/partner restore {partner.Ref}"))
            )
        );
    }
}

/// <summary><c>/partner restore</c>: takes a partner out of the archive.</summary>
public sealed class RestorePartner(ReferralDb db, PartnerCards cards) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "restore", "Bring an archived partner back")
        {
            Fields = [PartnerPick.Which],
            Positional = [PartnerPick.Which],
            Examples = ["/partner restore P-7"],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(PartnerPick.Which);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        if (partner.Restore().Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(await cards.OfAsync(partner, $"{partner.Name} is back ({partner.Ref})", ct));
    }
}
