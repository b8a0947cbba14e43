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

/// <summary><c>/partner contact left</c>: somebody left a partner; says what was open with them.</summary>
public sealed class ContactLeft(ReferralDb db, PracticeClock clock) : ICommand
{
    private static readonly LookupField<Id<Contact>> Who = new("contact", "Contact", LookupNames.Contact)
    {
        MissingMessage = "Say who left.",
    };

    private static readonly DateField On = new("on", "Since") { HasDefault = true };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "contact left", "Say that a contact has left")
        {
            Fields = [Who, On],
            Positional = [Who, On],
            Examples = ["/partner contact left \"Dr. Lee\""],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(Who);
        if (await db.Contacts.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } contact)
        {
            return Reply.Problem("That contact is not there any more.");
        }

        if (contact.Leave(answers.GetOr(On, clock.Today), clock.Today).Failed(out var problem, out _))
        {
            return Reply.Problem(problem.Message);
        }

        var partner = await db.Partners.AsNoTracking().SingleAsync(found => found.Id == contact.PartnerId, ct);
        var referrals = await db
            .Referrals.AsNoTracking()
            .Where(referral => referral.ContactId == id)
            .OrderBy(referral => referral.Number)
            .ToListAsync(ct);
        var others = await db.Contacts.CountAsync(
            other => other.PartnerId == partner.Id && other.LeftOn == null && other.Id != id,
            ct
        );
        await db.SaveChangesAsync(ct);
        var open = referrals.Where(referral => referral.IsOpen).Select(referral => referral.Ref).ToList();
        return Reply.Show(
            new Card(
                $"{contact.Name} left {partner.Name}",
                new Block.Paragraph(
                    open.Count == 0 ? "Nothing was open with them." : $"Still open with them: {Say.List(open)}."
                ),
                new Block.Paragraph(
                    others == 0
                        ? $"You know nobody else at {partner.Name} now."
                        : $"You still know {Say.Count(others, "person", "people")} there."
                ),
                new Block.Buttons(
                    new Button("Add a contact", $"/partner contact add {partner.Ref}"),
                    new Button($"Show {partner.Ref}", $"/partner show {partner.Ref}")
                )
            )
        );
    }
}
