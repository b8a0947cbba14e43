using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner edit</c>: changes what is known about a partner.</summary>
public sealed class EditPartner(ReferralDb db, Caller caller, PracticeClock clock, PartnerCards cards) : IFormCommand
{
    private static readonly LookupField<Id<Partner>> Which = new("partner", "Partner", LookupNames.Partner)
    {
        MissingMessage = "Say which partner: /partner edit Northside",
    };

    private static readonly TextField Name = new("name", "Name")
    {
        HasDefault = true,
        MinLength = Partner.NameMinLength,
        MaxLength = Partner.NameMaxLength,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "edit", "Change what is known about a partner")
        {
            // the same questions as for a new one, but each has a default: what is known now
            Fields = [Which, Name, .. PartnerForm.Common.Select(field => field with { HasDefault = true })],
            Positional = [Which],
            Examples = ["/partner edit Northside", "/partner edit P-3 tier:active"],
            Permission = nameof(Right.KeepPartners),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct)
    {
        if (
            !typed.TryGet(Which, out var id)
            || await db.Partners.FirstOrDefaultAsync(partner => partner.Id == id, ct) is not { } partner
        )
        {
            return new Form("Which partner?", Which) { SubmitLabel = "Next" };
        }

        var aliases = await db
            .PartnerAliases.Where(alias => alias.PartnerId == id)
            .Select(alias => alias.Name)
            .ToListAsync(ct);
        return new Form(
            $"Edit {partner.Ref}",
            [
                new Question(Name) { Initial = [partner.Name] },
                .. PartnerForm.Ask(partner.Details(), aliases, caller.Member.Id),
            ]
        );
    }

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(Which);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Problem(PartnerPick.Gone);
        }

        if (!answers.Has(Name) && !PartnerForm.Common.Any(answers.Has))
        {
            return Reply.Ask(await AskAsync(turn, answers, ct)); // only the partner was named: what is to change?
        }

        var isForm = turn.Input is TurnInput.Submission;
        var before = partner.Details();
        var details = PartnerForm.Read(answers, before with { Name = answers.GetOr(Name, before.Name) }, isForm);
        if (partner.Change(details, caller.Practice.Cadences).Failed(out var problem, out _))
        {
            return Reply.Wrong(PartnerForm.FieldOf(problem, Name), problem.Message);
        }

        if (
            (isForm || answers.TryGet(PartnerForm.Aliases, out _))
            && await RenameAsync(partner, answers, ct) is { } taken
        )
        {
            return Reply.Wrong(PartnerForm.Aliases, taken.Message);
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(await cards.OfAsync(partner, $"Saved: {partner.Name}", ct));
    }

    private async Task<Problem?> RenameAsync(Partner partner, FormAnswers answers, CancellationToken ct)
    {
        if (
            PartnerAlias
                .For(partner, PartnerForm.ReadAliases(answers), clock.Time)
                .Failed(out var problem, out var wanted)
        )
        {
            return problem;
        }

        if (await PartnerForm.TakenAsync(db, partner, wanted, ct) is { } taken)
        {
            return taken;
        }

        var had = await db.PartnerAliases.Where(alias => alias.PartnerId == partner.Id).ToListAsync(ct);
        db.PartnerAliases.RemoveRange(had.Where(alias => wanted.All(other => other.Normalised != alias.Normalised)));
        db.PartnerAliases.AddRange(
            wanted.Where(alias => had.TrueForAll(other => other.Normalised != alias.Normalised))
        );
        return null;
    }
}
