using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner pause</c>: no nudges about a partner until a day.</summary>
public sealed class PausePartner(ReferralDb db, PracticeClock clock) : ICommand
{
    private static readonly DateField Until = new("until", "Until")
    {
        MayBeAhead = true,
        MayBeBehind = false,
        MissingMessage = "Say until when.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "pause", "Stop nudges about a partner until a day")
        {
            Fields = [PartnerPick.Which, Until],
            Positional = [PartnerPick.Which, Until],
            Examples = ["/partner pause P-4 until:2026-12-01"],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var (id, until) = (answers.Get(PartnerPick.Which), answers.Get(Until));
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        // pausing until today is how a pause ends: there is no day left on which nothing is said
        if (partner.Pause(until == clock.Today ? null : until, clock.Today).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(
            until == clock.Today
                ? new Card(
                    $"{partner.Ref} is nudged again",
                    new Block.Paragraph($"{partner.Name} is back in the check-ins.")
                )
                : new Card(
                    $"Paused {partner.Ref}",
                    new Block.Paragraph($"No nudges about {partner.Ref} until {DateField.Write(until)}."),
                    new Block.Buttons(new Button("End the pause", $"/partner pause {partner.Ref} until:today"))
                )
        );
    }
}
