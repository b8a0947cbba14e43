using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner contact add</c>: one more person at a partner, so that the relationship does not hang on one.</summary>
public sealed class AddContact(ReferralDb db, PracticeClock clock, PartnerCards cards) : IFormCommand
{
    private static readonly LookupField<Id<Partner>> At = new("partner", "Where they work", LookupNames.Partner)
    {
        MissingMessage = "Say which partner they work for.",
    };

    private static readonly TextField Name = new("name", "Name")
    {
        MaxLength = Contact.NameMaxLength,
        MissingMessage = "A contact needs a name and a role.",
    };

    private static readonly TextField Role = new("role", "What they do there")
    {
        MaxLength = Contact.RoleMaxLength,
        MissingMessage = "A contact needs a name and a role.",
        Placeholder = "Intake coordinator",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "contact add", "Add a person at a partner")
        {
            Fields = [At, Name, Role],
            Positional = [At],
            Examples = ["/partner contact add Northside name:\"Dr. Lee\" role:pediatrician"],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("Add a contact", At, Name, Role));

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(At);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Wrong(At, PartnerPick.GoneFromForm);
        }

        if (
            Contact
                .Add(partner, answers.Get(Name), answers.Get(Role), clock.Time)
                .Failed(out var problem, out var contact)
        )
        {
            return Reply.Wrong(Name, problem.Message);
        }

        db.Contacts.Add(contact);
        await db.SaveChangesAsync(ct);
        return Reply.Show(await cards.OfAsync(partner, $"Added {contact.Name} at {partner.Name}", ct));
    }
}
