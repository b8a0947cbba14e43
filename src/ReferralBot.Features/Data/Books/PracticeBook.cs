using ReferralBot.Chat;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// What nearly every turn asks about a practice and what seldom changes: its settings, its people, and what its partners are
/// called. It is shared by turns, so that what it gives out is a copy or can't be changed.
/// </summary>
public sealed class PracticeBook
{
    private readonly Practice _practice;
    private readonly Dictionary<Id<Member>, Member> _members;
    private readonly Dictionary<UserRef, Id<Member>> _users;
    private readonly Dictionary<Id<Partner>, BookedPartner> _partners;

    internal PracticeBook(BookRows rows)
    {
        _practice = rows.Practice;
        _members = rows.Members.ToDictionary(member => member.Id);
        _users = rows.Identities.ToDictionary(
            identity => new UserRef(identity.Channel, identity.WorkspaceId, identity.UserId),
            identity => identity.MemberId
        );
        _partners = rows.Partners.ToDictionary(partner => partner.Id);
        Names =
        [
            .. rows.Partners.Select(partner => new PartnerNameEntry(partner.Id, partner.Normalised)),
            .. rows.Aliases,
        ];
    }

    /// <summary>Every name that a partner is known by, also those of archived ones.</summary>
    public IReadOnlyList<PartnerNameEntry> Names { get; }

    /// <summary>The practice, to be attached to a context.</summary>
    internal Practice Practice => _practice.Copy();

    /// <summary>The active member behind a user of a channel, to be attached to a context.</summary>
    internal Member? MemberOf(UserRef user) =>
        _users.TryGetValue(user, out var id) && _members.GetValueOrDefault(id) is { Active: true } member
            ? member.Copy()
            : null;

    /// <summary>What a member is called, whether they still work here or not.</summary>
    public string? NameOf(Id<Member> member) => _members.GetValueOrDefault(member)?.DisplayName;

    /// <summary>A partner's name and number, archived or not.</summary>
    public BookedPartner? Partner(Id<Partner> partner) => _partners.GetValueOrDefault(partner);
}

/// <summary>What a partner is called.</summary>
public sealed record BookedPartner(Id<Partner> Id, string Name, int Number, string Normalised)
{
    /// <summary>The name with the number: "Northside Family Medicine (P-1)".</summary>
    public string Title => $"{Name} ({Ref})";

    /// <summary>The number as people type it.</summary>
    public string Ref => Refs.Format(Domain.Partner.Letter, Number);
}

/// <summary>The rows that a book is made of.</summary>
internal sealed record BookRows(
    Practice Practice,
    IReadOnlyList<Member> Members,
    IReadOnlyList<MemberIdentity> Identities,
    IReadOnlyList<BookedPartner> Partners,
    IReadOnlyList<PartnerNameEntry> Aliases
);
