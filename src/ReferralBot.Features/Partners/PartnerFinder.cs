using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Partners;

/// <summary>
/// Finds partners to show to colleagues: who they are and whom to ask for there. How the practice works with them stays out.
/// </summary>
public sealed class PartnerFinder(ReferralDb db) : IFinder
{
    private const int MostFound = 25;

    /// <inheritdoc/>
    public static FinderSpec Spec { get; } =
        new("partner", "Partners", "Show a partner to your colleagues") { Permission = nameof(Right.Log) };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> FindAsync(Turn turn, string query, CancellationToken ct)
    {
        var offered = db.Partners.AsNoTracking().Where(partner => partner.ArchivedAt == null);
        var found =
            query.Length == 0 ? await LatelyAsync(offered, ct)
            : Refs.TryParse<Partner>(query, out var number)
                ? await offered.Where(partner => partner.Number == number).ToListAsync(ct)
            : await NamedAsync(offered, query, ct);
        var ids = found.ConvertAll(partner => partner.Id);
        var contacts = await db
            .Contacts.AsNoTracking()
            .Where(contact => ids.Contains(contact.PartnerId) && contact.LeftOn == null)
            .OrderBy(contact => contact.Number)
            .ToListAsync(ct);
        return
        [
            .. found.Select(partner => Show(partner, contacts.FindAll(contact => contact.PartnerId == partner.Id))),
        ];
    }

    // The ones that somebody was in touch with last, then the newest.
    private static Task<List<Partner>> LatelyAsync(IQueryable<Partner> partners, CancellationToken ct) =>
        partners
            .OrderByDescending(partner => partner.LastTouchOn ?? partner.AddedOn)
            .ThenByDescending(partner => partner.Number)
            .Take(MostFound)
            .ToListAsync(ct);

    private async Task<List<Partner>> NamedAsync(IQueryable<Partner> partners, string query, CancellationToken ct)
    {
        var ids = PartnerMatcher
            .Find(query, await db.NamesToMatchAsync(ct), MostFound)
            .Select(match => match.Id)
            .ToList();
        var rows = await partners.Where(partner => ids.Contains(partner.Id)).ToListAsync(ct);
        return [.. rows.OrderBy(partner => ids.IndexOf(partner.Id))];
    }

    private static Finding Show(Partner partner, List<Contact> contacts)
    {
        var category = PartnerLists.Categories.LabelOf(partner.Category);
        var kind = partner.Profession is { } profession ? $"{category}, {profession}" : category;
        List<Fact> facts = [new("Category", kind)];
        if (contacts.Count > 0)
        {
            var people = contacts.Select(contact => $"{contact.Name}, {contact.Role}");
            facts.Add(new Fact(contacts.Count == 1 ? "Contact" : "Contacts", string.Join("; ", people)));
        }

        if (partner.Npi is { } npi)
        {
            facts.Add(new Fact("NPI", npi));
        }

        var title = $"{partner.Name} ({partner.Ref})";
        return new Finding(title, kind, new Card(title, new Block.Facts(facts)) { Summary = $"{title}: {kind}" });
    }
}
