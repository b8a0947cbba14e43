using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>Finds the partners, contacts and colleagues that a file names, and makes the partners and contacts that are new.</summary>
internal sealed class ImportNames(ReferralDb db, Practice practice, TimeProvider time)
{
    // A contact needs a role, and a file has no column for it.
    private const string UnknownRole = "Contact";

    private readonly Dictionary<string, Partner> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Partner> _partnersByNumber = [];
    private readonly Dictionary<(Id<Partner> Partner, string Name), Id<Contact>> _contacts = [];
    private readonly Dictionary<string, Id<Member>?> _members = new(StringComparer.Ordinal);

    private (Partner Partner, string Name)? _newPartner;
    private (Contact Contact, string Name)? _newContact;

    /// <summary>How many partners were made.</summary>
    public int PartnersAdded { get; private set; }

    /// <summary>How many contacts were made.</summary>
    public int ContactsAdded { get; private set; }

    /// <summary>Learns who is there.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var partners = await db.Partners.AsNoTracking().OrderBy(row => row.Number).ToListAsync(ct);
        foreach (var partner in partners)
        {
            _partners.TryAdd(partner.NormalisedName, partner);
            _partnersByNumber[partner.Number] = partner;
        }

        var byId = partners.ToDictionary(partner => partner.Id);
        foreach (var alias in await db.PartnerAliases.AsNoTracking().ToListAsync(ct))
        {
            _partners.TryAdd(alias.Normalised, byId[alias.PartnerId]);
        }

        foreach (var contact in await db.Contacts.AsNoTracking().OrderBy(row => row.Number).ToListAsync(ct))
        {
            _contacts.TryAdd((contact.PartnerId, PartnerName.Normalise(contact.Name)), contact.Id);
        }

        foreach (var member in await db.Members.AsNoTracking().Where(row => row.Active).ToListAsync(ct))
        {
            // Two of one name can't be told apart.
            var name = PartnerName.Normalise(member.DisplayName);
            _members[name] = _members.ContainsKey(name) ? null : member.Id;
        }
    }

    /// <summary>The partner of a row, made where it is new; none for an internal referral.</summary>
    public Result<Partner?> PartnerOf(ReferralRow row, DateOnly today)
    {
        if (row.Partner.Length == 0)
        {
            return (Partner?)null;
        }

        if (Refs.TryParse<Partner>(row.Partner, out var number))
        {
            return _partnersByNumber.TryGetValue(number, out var numbered)
                ? numbered
                : new Problem("referral.partner", $"There is no {Refs.Format(Partner.Letter, number)}.");
        }

        var name = PartnerName.Normalise(row.Partner);
        return _partners.TryGetValue(name, out var known) ? known : Add(row, name, today);
    }

    /// <summary>The contact of a row, made where it is new; none where the row names none.</summary>
    public Id<Contact>? ContactOf(ReferralRow row, Partner? partner)
    {
        if (partner is null || row.Contact.Length == 0)
        {
            return null;
        }

        var key = (partner.Id, PartnerName.Normalise(row.Contact));
        if (_contacts.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Contact.Add(partner, row.Contact, UnknownRole, time).Failed(out _, out var contact))
        {
            return null; // its length was checked, and it is not empty
        }

        _newContact = (contact, key.Item2);
        return contact.Id;
    }

    /// <summary>Begins a row: whom the one before would have made is made no more, unless it was kept.</summary>
    public void Begin() => (_newPartner, _newContact) = (null, null);

    /// <summary>Keeps whom the row made: it is right.</summary>
    public void Keep()
    {
        if (_newPartner is { } fresh)
        {
            db.Partners.Add(fresh.Partner);
            _partners[fresh.Name] = fresh.Partner;
            PartnersAdded++;
        }

        if (_newContact is { } met)
        {
            db.Contacts.Add(met.Contact);
            _contacts[(met.Contact.PartnerId, met.Name)] = met.Contact.Id;
            ContactsAdded++;
        }

        Begin();
    }

    /// <summary>The colleague that a row names.</summary>
    public Result<Id<Member>?> OwnerOf(ReferralRow row) =>
        row.Owner.Length == 0 ? (Id<Member>?)null
        : _members.TryGetValue(PartnerName.Normalise(row.Owner), out var found)
            ? found is { } one ? (Id<Member>?)one
                : new Problem(
                    "referral.owner",
                    "Two colleagues have this name. Leave it empty, and assign it in the chat."
                )
        : new Problem(
            "referral.owner",
            "Nobody here has this name. Use the name that ReferralBot shows, or leave it empty."
        );

    private Result<Partner?> Add(ReferralRow row, string name, DateOnly today)
    {
        var details = new PartnerDetails { Name = row.Partner, Category = row.Category ?? PartnerCategory.Other };
        if (Partner.Add(practice, details, today, time).Failed(out var problem, out var partner))
        {
            return problem with { Code = "referral.partner" };
        }

        _newPartner = (partner, name);
        return partner;
    }
}
