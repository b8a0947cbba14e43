using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner add</c>: a new partner, unless it is there already under a similar name.</summary>
public sealed class AddPartner(ReferralDb db, Caller caller, PracticeClock clock, PartnerCards cards) : IFormCommand
{
    private const string LooksLike = "looks-like";

    private static readonly TextField Name = new("name", "Name")
    {
        MinLength = Partner.NameMinLength,
        MaxLength = Partner.NameMaxLength,
        MissingMessage = "What is the partner called?",
        Placeholder = "Northside Family Medicine",
    };

    private static readonly TextField ContactName = new("contact", "A person there")
    {
        Optional = true,
        MaxLength = Contact.NameMaxLength,
    };

    private static readonly TextField ContactRole = new("role", "What they do there")
    {
        Optional = true,
        MaxLength = Contact.RoleMaxLength,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "add", "Add a partner")
        {
            Fields = [Name, .. PartnerForm.Common, ContactName, ContactRole],
            Positional = [Name],
            Examples =
            [
                "/partner add \"Northside Family Medicine\" category:medical",
                "/partner add \"Oak School\" category:education profession:counselor",
            ],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(
            new Form("Add a partner", [Name, .. PartnerForm.Ask(null, [], caller.Member.Id), ContactName, ContactRole])
            {
                SubmitLabel = "Add",
            }
        );

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (!answers.Confirmed(LooksLike) && await LookalikeAsync(answers.Get(Name), ct) is { } known)
        {
            var option = new Option(known.Id.ToString(), known.Ref);
            return new Reply.Unsure(
                LooksLike,
                $"Did you mean {known.Ref} {known.Name}? It is on the list already.",
                "Add as a new one",
                new Button($"Show {known.Ref}", $"/partner show {known.Ref}")
            )
            {
                Instead = option,
            };
        }

        var details = PartnerForm.Read(
            answers,
            new PartnerDetails
            {
                Name = answers.Get(Name),
                Category = answers.Get(PartnerForm.Category),
                OwnerId = caller.Member.Id,
            },
            isForm: false
        );
        if (Partner.Add(caller.Practice, details, clock.Today, clock.Time).Failed(out var problem, out var partner))
        {
            return Reply.Wrong(PartnerForm.FieldOf(problem, Name), problem.Message);
        }

        return await KeepAsync(partner, answers, ct);
    }

    private async Task<Reply> KeepAsync(Partner partner, FormAnswers answers, CancellationToken ct)
    {
        if (
            PartnerAlias
                .For(partner, PartnerForm.ReadAliases(answers), clock.Time)
                .Failed(out var problem, out var aliases)
        )
        {
            return Reply.Wrong(PartnerForm.Aliases, problem.Message);
        }

        if (await PartnerForm.TakenAsync(db, partner, aliases, ct) is { } taken)
        {
            return Reply.Wrong(PartnerForm.Aliases, taken.Message);
        }

        var (name, role) = (answers.GetOrNull(ContactName), answers.GetOrNull(ContactRole));
        if (name is not null || role is not null)
        {
            if (Contact.Add(partner, name, role, clock.Time).Failed(out var unnamed, out var contact))
            {
                return Reply.Wrong(name is null ? ContactName : ContactRole, unnamed.Message);
            }

            db.Contacts.Add(contact);
        }

        db.Partners.Add(partner);
        db.PartnerAliases.AddRange(aliases);
        await db.SaveChangesAsync(ct);
        return new Reply.Shown(await cards.OfAsync(partner, $"Added {partner.Name} as {partner.Ref}", ct))
        {
            Made = new Option(partner.Id.ToString(), partner.Name),
        };
    }

    private async Task<Partner?> LookalikeAsync(string name, CancellationToken ct)
    {
        return PartnerMatcher.FindLookalikes(name, await db.NamesToMatchAsync(ct), most: 1) is [var match]
            ? await db.Partners.AsNoTracking().SingleAsync(partner => partner.Id == match.Id, ct)
            : null;
    }
}
