namespace ReferralBot.Features.Domain;

/// <summary>Another name that a partner goes by; no two partners of a practice share one.</summary>
public sealed class PartnerAlias : IOwned
{
    /// <summary>An alias has at most this many characters.</summary>
    public const int NameMaxLength = 40;

    /// <summary>A normalised alias may grow: "&amp;" becomes "and".</summary>
    public const int NormalisedMaxLength = 4 * NameMaxLength;

    /// <summary>A partner has at most this many aliases.</summary>
    public const int MaxCount = 5;

    private PartnerAlias(Id<PartnerAlias> id, Id<Practice> practiceId, Id<Partner> partnerId, string name)
    {
        Id = id;
        PracticeId = practiceId;
        PartnerId = partnerId;
        Name = name;
    }

    /// <summary>The key.</summary>
    public Id<PartnerAlias> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>Whose name it is.</summary>
    public Id<Partner> PartnerId { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name as it is compared.</summary>
    public string Normalised { get; private init; } = "";

    /// <summary>All aliases of a partner at once; they take the place of the ones it had.</summary>
    public static Result<IReadOnlyList<PartnerAlias>> For(
        Partner partner,
        IEnumerable<string> names,
        TimeProvider clock
    )
    {
        var aliases = names
            .Select(TypedText.Clean)
            .Where(name => name.Length > 0)
            .Select(name => new PartnerAlias(Id<PartnerAlias>.New(clock), partner.PracticeId, partner.Id, name)
            {
                Normalised = PartnerName.Normalise(name),
            })
            .DistinctBy(alias => alias.Normalised, StringComparer.Ordinal)
            .ToList();

        return aliases.Count > MaxCount ? new Problem("partner.aliases", $"At most {MaxCount} aliases.")
            : aliases.Exists(alias => alias.Name.Length > NameMaxLength || alias.Normalised.Length == 0)
                ? new Problem("partner.aliases", $"An alias has letters or digits, at most {NameMaxLength} characters.")
            : aliases;
    }

    /// <summary>What somebody reads who wants a name that another partner has.</summary>
    public static Problem UsedBy(string partnerRef) =>
        new("partner.alias-used", $"Alias already used by {partnerRef}.");
}
