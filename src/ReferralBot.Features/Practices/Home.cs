using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot</c>: what waits, this quarter at a glance, and where to start.</summary>
public sealed class Home(ReferralDb db, Caller caller, PracticeClock clock) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "home", "What waits for you, and this quarter at a glance")
        {
            IsDefault = true,
            Examples = ["/refbot"],
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var partners = await db.Partners.CountAsync(partner => partner.ArchivedAt == null, ct);
        var greeting = caller.IsKnown ? $"Hello {caller.Member.DisplayName}" : "Hello";
        return Reply.Show(partners == 0 ? FirstSteps(greeting) : await GlanceAsync(greeting, partners, ct));
    }

    private static Card FirstSteps(string greeting) =>
        new(
            greeting,
            new Block.Paragraph(
                "I keep track of the referrals your practice receives and sends, remind the team to stay in touch, and show each quarter which partnerships work."
            ),
            new Block.Paragraph(
                "Two steps to start: check the practice's settings, then add the partner who refers to you most."
            ),
            new Block.Buttons(
                new Button("Set up the practice", "/refbot setup") { Style = ButtonStyle.Primary },
                new Button("Add a partner", "/partner add"),
                new Button("Help", "/refbot help")
            ),
            new Block.Note("Please never type a client's name here. I give each client a random code.")
        );

    private async Task<Card> GlanceAsync(string greeting, int partners, CancellationToken ct)
    {
        var (today, quarter) = (clock.Today, clock.Quarter);
        var (first, last) = (quarter.FirstDay, quarter.LastDay);
        var logged = db.Referrals.Where(referral =>
            referral.State != ReferralState.EnteredInError
            && referral.ReceivedOn >= first
            && referral.ReceivedOn <= last
        );
        var received = await logged.CountAsync(referral => referral.Direction == ReferralDirection.Received, ct);
        var sent = await logged.CountAsync(referral => referral.Direction == ReferralDirection.Sent, ct);
        var snoozed = db.CheckIns.Where(checkIn => checkIn.SnoozedUntil > today).Select(checkIn => checkIn.PartnerId);
        var due = await db.Partners.CountAsync(
            partner =>
                partner.ArchivedAt == null
                && partner.NextDueOn <= today
                && (partner.PausedUntil == null || partner.PausedUntil <= today)
                && !snoozed.Contains(partner.Id),
            ct
        );
        return new Card(
            greeting,
            new Block.Facts(
                new Fact($"This quarter ({quarter})", $"{received} received · {sent} sent"),
                new Fact("Check-ins due", due == 0 ? "none, all in touch" : Say.Count(due, "partner")),
                new Fact("Partners", $"{partners}")
            ),
            new Block.Buttons(
                new Button("Log a referral", "/referral received") { Style = ButtonStyle.Primary },
                new Button("Refer to a partner", "/referral sent"),
                new Button("Thank a partner", "/thanks"),
                new Button("Check-ins due", "/checkin due"),
                new Button("Scorecard", "/scorecard")
            ),
            new Block.Note([new Run("Type "), Run.Code("/refbot help"), new Run(" for everything I can do.")])
        );
    }
}
