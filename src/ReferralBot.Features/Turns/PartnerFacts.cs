using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>What is known about partners that helps to begin a conversation.</summary>
internal sealed class PartnerFacts
{
    private readonly ILookup<Id<Partner>, TouchFact> _touches;
    private readonly ILookup<Id<Partner>, DateOnly> _thanks;
    private readonly Dictionary<Id<Partner>, int> _contacts;
    private readonly Dictionary<Id<Member>, string> _owners;

    private PartnerFacts(
        ILookup<Id<Partner>, TouchFact> touches,
        ILookup<Id<Partner>, DateOnly> thanks,
        Dictionary<Id<Partner>, int> contacts,
        Dictionary<Id<Member>, string> owners
    ) => (_touches, _thanks, _contacts, _owners) = (touches, thanks, contacts, owners);

    public static async Task<PartnerFacts> ReadAsync(ReferralDb db, List<Id<Partner>> partners, CancellationToken ct)
    {
        var touches = await db
            .Touches.Where(touch => partners.Contains(touch.PartnerId) && touch.UndoneAt == null)
            .OrderByDescending(touch => touch.On)
            .ThenByDescending(touch => touch.LoggedAt)
            .Select(touch => new TouchFact(
                touch.PartnerId,
                touch.Kind,
                touch.StartedBy,
                touch.On,
                touch.Concern != null,
                touch.Aligned != null
            ))
            .ToListAsync(ct);
        var thanks = await db
            .ThankYous.Where(row => partners.Contains(row.PartnerId) && row.UndoneAt == null)
            .Select(row => new { row.PartnerId, row.On })
            .ToListAsync(ct);
        var contacts = await db
            .Contacts.Where(contact => partners.Contains(contact.PartnerId) && contact.LeftOn == null)
            .GroupBy(contact => contact.PartnerId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var owners = await db
            .Members.Select(member => new { member.Id, member.DisplayName })
            .ToDictionaryAsync(member => member.Id, member => member.DisplayName, ct);
        return new PartnerFacts(
            touches.ToLookup(touch => touch.PartnerId),
            thanks.ToLookup(row => row.PartnerId, row => row.On),
            contacts,
            owners
        );
    }

    public string? OwnerOf(Partner partner) => partner.OwnerId is { } id ? _owners.GetValueOrDefault(id) : null;

    /// <summary>What the last touch was, in a word.</summary>
    public string LastTouchOf(Partner partner) =>
        _touches[partner.Id].FirstOrDefault(touch => touch.On == partner.LastTouchOn && touch.ResetsClock) is { } touch
            ? TouchKinds.List.LabelOf(touch.Kind).ToLowerInvariant()
        : _thanks[partner.Id].Any(on => on == partner.LastTouchOn) ? "thank-you"
        : "in touch";

    /// <summary>The one thing that matters most; nothing where nothing stands out.</summary>
    public string? SuggestionFor(Partner partner) =>
        HasOpenConcern(partner)
            ? "concern open"
            : _contacts.GetValueOrDefault(partner.Id) switch
            {
                0 => "no contact person yet",
                1 => "one contact only",
                _ => null,
            };

    // A concern is open until a later conversation says how we are aligned and names none. Its text stays private.
    private bool HasOpenConcern(Partner partner) =>
        _touches[partner.Id].FirstOrDefault(touch => touch.HasConcern || touch.SaysAligned) is { HasConcern: true };

    private sealed record TouchFact(
        Id<Partner> PartnerId,
        TouchKind Kind,
        StartedBy StartedBy,
        DateOnly On,
        bool HasConcern,
        bool SaysAligned
    )
    {
        public bool ResetsClock => !(Kind == TouchKind.PracticeUpdate && StartedBy == StartedBy.Us); // Touch.ResetsClock
    }
}
