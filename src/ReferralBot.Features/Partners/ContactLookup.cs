using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary>Finds people at partners by number or name; those who left come last and say so.</summary>
public sealed class ContactLookup(ReferralDb db) : ILookup
{
    /// <inheritdoc/>
    public static string Name => LookupNames.Contact;

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct) =>
        [.. (await AllAsync(ct)).Where(row => Matches(row, query)).Select(Offer)];

    /// <inheritdoc/>
    public async Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        var rows = await AllAsync(ct);
        var known =
            Id<Contact>.TryParse(text, null, out var id) ? rows.Find(row => row.Contact.Id == id)
            : Refs.TryParse<Contact>(text, out var number) ? rows.Find(row => row.Contact.Number == number)
            : null;
        var matches = known is not null ? [known] : rows.FindAll(row => Matches(row, text));
        return matches switch
        {
            [] => new Found.None("I don't know that contact. Add them with /partner contact add."),
            [var one] => new Found.One(Offer(one)),
            _ => new Found.Several([.. matches.Select(Offer)]),
        };
    }

    private static Option Offer(Row row) =>
        new(
            row.Contact.Id.ToString(),
            $"{row.Contact.Name}, {row.Partner}{(row.Contact.LeftOn is null ? "" : " (left)")}"
        );

    private static bool Matches(Row row, string query) =>
        Nearest.Fold(row.Contact.Name + row.Partner).Contains(Nearest.Fold(query), StringComparison.Ordinal);

    private Task<List<Row>> AllAsync(CancellationToken ct) =>
        (
            from contact in db.Contacts.AsNoTracking()
            join partner in db.Partners on contact.PartnerId equals partner.Id
            orderby contact.LeftOn != null, contact.Name
            select new Row(contact, partner.Name)
        ).ToListAsync(ct);

    private sealed record Row(Contact Contact, string Partner);
}
