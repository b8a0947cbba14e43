using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Partners;

/// <summary>Finds partners by number, name or alias. Archived ones are found by what they are called, but not offered.</summary>
public sealed class PartnerLookup(ReferralDb db, PracticeBooks books, Caller caller) : ILookup
{
    private const int MostOffered = 20;
    private const int MostMeant = 6;

    /// <inheritdoc/>
    public static string Name => LookupNames.Partner;

    /// <inheritdoc/>
    public static Addition? Adds => new("partner.add", "name");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        var offered = db.Partners.Where(partner => partner.ArchivedAt == null);
        if (query.Length == 0)
        {
            return await OfferAsync(offered.OrderBy(partner => partner.Name).Take(MostOffered), ct);
        }

        if (Refs.TryParse<Partner>(query, out var number))
        {
            return await OfferAsync(offered.Where(partner => partner.Number == number), ct);
        }

        var matches = PartnerMatcher.Find(query, await db.NamesToMatchAsync(ct), MostOffered);
        return await InOrderAsync(offered, matches, ct);
    }

    /// <inheritdoc/>
    public async Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        var known =
            Id<Partner>.TryParse(text, null, out var id)
                ? await OfferAsync(db.Partners.Where(partner => partner.Id == id), ct)
            : Refs.TryParse<Partner>(text, out var number)
                ? await OfferAsync(db.Partners.Where(partner => partner.Number == number), ct)
            : null;
        if (known is not null)
        {
            return known is [var one] ? new Found.One(one) : new Found.None($"There is no partner {Shown(text)}.");
        }

        // One that is clear by its name needs no look at the rows; whatever else may be new.
        if (Clear(await books.OfAsync(caller.Practice.Id, ct), text) is { } clear)
        {
            return new Found.One(clear);
        }

        var matches = PartnerMatcher.Find(text, await db.NamesToMatchAsync(ct), MostMeant);
        var same = matches.Where(match => match.Nearness == Nearness.Same).ToList();
        var begins = matches.Where(match => match.Nearness == Nearness.Begins).ToList();
        var options = await InOrderAsync(
            db.Partners,
            same is [_] ? same
                : begins is [_] && same.Count == 0 ? begins
                : matches,
            ct
        );
        return options switch
        {
            [] => new Found.None($"I don't know a partner called “{Shown(text)}”."),
            [var one] when same.Count + begins.Count == 1 => new Found.One(one),
            _ => new Found.Several(options),
        };
    }

    private static Option? Clear(PracticeBook book, string text)
    {
        var near = PartnerMatcher
            .Find(text, book.Names, MostMeant)
            .Where(match => match.Nearness is Nearness.Same or Nearness.Begins);
        return near.ToList() is [var one] && book.Partner(one.Id) is { } partner
            ? new Option(partner.Id.ToString(), partner.Title)
            : null;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");

    private static async Task<List<Option>> OfferAsync(IQueryable<Partner> partners, CancellationToken ct) =>
        [
            .. (
                await partners
                    .Select(partner => new
                    {
                        partner.Id,
                        partner.Name,
                        partner.Number,
                    })
                    .ToListAsync(ct)
            ).Select(partner => new Option(
                partner.Id.ToString(),
                $"{partner.Name} ({Refs.Format(Partner.Letter, partner.Number)})"
            )),
        ];

    private static async Task<List<Option>> InOrderAsync(
        IQueryable<Partner> partners,
        IReadOnlyList<PartnerMatch> matches,
        CancellationToken ct
    )
    {
        var ids = matches.Select(match => match.Id).ToList();
        var options = await OfferAsync(partners.Where(partner => ids.Contains(partner.Id)), ct);
        return [.. options.OrderBy(option => ids.FindIndex(id => id.ToString() == option.Value))];
    }
}
