using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Partners;

/// <summary>The questions about a partner, which adding and editing share.</summary>
internal static class PartnerForm
{
    /// <summary>What a person chooses for the tier: to follow the referrals, or one of the tiers.</summary>
    private const string Automatic = "auto";

    public static readonly ChoiceField<PartnerCategory> Category = new(
        "category",
        "Category",
        Choices.Of(PartnerLists.Categories)
    )
    {
        MissingMessage = "Pick the category that fits best.",
    };

    public static readonly SuggestField Profession = new("profession", "Profession", "profession")
    {
        Optional = true,
        MaxLength = Partner.ProfessionMaxLength,
        Placeholder = "Such as pediatrician or academic coach",
    };

    public static readonly ChoiceField<PartnerStage> Stage = new("stage", "Stage", Choices.Of(PartnerLists.Stages))
    {
        HasDefault = true,
    };

    public static readonly ChoiceField<string> Tier = new(
        "tier",
        "Check in",
        [
            new(Automatic, Automatic, "As often as the referrals suggest"),
            .. PartnerLists
                .Tiers.All.Where(tier => tier.Value != PartnerTier.Prospect)
                .Select(tier => new Choice<string>(
                    tier.Code,
                    tier.Code,
                    $"Always as a partner who is {tier.Label.ToLowerInvariant()}"
                )),
        ]
    )
    {
        HasDefault = true,
    };

    public static readonly UserField<Id<Member>> Owner = new("owner", "Who looks after them", LookupNames.Member)
    {
        HasDefault = true,
        MissingMessage = "Pick someone who uses ReferralBot.",
    };

    public static readonly TextField Npi = new("npi", "NPI")
    {
        Optional = true,
        MaxLength = 20,
        Hint = "The 10 digits of their National Provider Identifier.",
    };

    public static readonly TextField Taxonomy = new("taxonomy", "Taxonomy code")
    {
        Optional = true,
        MaxLength = 20,
        Placeholder = "101YM0800X",
    };

    public static readonly TextField Aliases = new("alias", "Also known as")
    {
        Optional = true,
        MaxLength = (PartnerAlias.NameMaxLength + 2) * PartnerAlias.MaxCount,
        Hint = "Short names that people type, with commas between them.",
    };

    public static IReadOnlyList<Field> Common { get; } =
    [Category, Profession, Stage, Tier, Owner, Npi, Taxonomy, Aliases];

    public static IEnumerable<Question> Ask(PartnerDetails? details, IEnumerable<string> aliases, Id<Member> owner) =>
        [
            new(Category) { Initial = details is null ? [] : [PartnerLists.Categories.CodeOf(details.Category)] },
            new(Profession) { Initial = Text(details?.Profession) },
            new(Stage) { Initial = [PartnerLists.Stages.CodeOf(details?.Stage ?? PartnerStage.Active)] },
            new(Tier) { Initial = [details?.FixedTier is { } tier ? PartnerLists.Tiers.CodeOf(tier) : Automatic] },
            new(Owner) { Initial = [(details?.OwnerId ?? owner).ToString()] },
            new(Aliases) { Initial = Text(string.Join(", ", aliases)) },
            new(Npi) { Initial = Text(details?.Npi) },
            new(Taxonomy) { Initial = Text(details?.Taxonomy) },
        ];

    /// <summary>The details with every answer taken over. A field of a form that was left empty empties its detail.</summary>
    public static PartnerDetails Read(FormAnswers answers, PartnerDetails before, bool isForm) =>
        before with
        {
            Category = answers.GetOr(Category, before.Category),
            Profession = answers.GetOrNull(Profession) ?? (isForm ? null : before.Profession),
            Stage = answers.GetOr(Stage, before.Stage),
            FixedTier = answers.TryGet(Tier, out var tier) ? ReadTier(tier) : before.FixedTier,
            OwnerId = answers.ValueOrNull(Owner) ?? before.OwnerId,
            Npi = answers.GetOrNull(Npi) ?? (isForm ? null : before.Npi),
            Taxonomy = answers.GetOrNull(Taxonomy) ?? (isForm ? null : before.Taxonomy),
        };

    public static IReadOnlyList<string> ReadAliases(FormAnswers answers) =>
        answers.GetOrNull(Aliases)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        ?? [];

    /// <summary>The field that a broken rule is about.</summary>
    public static Field FieldOf(Problem problem, Field name) =>
        problem.Code.Split('.')[0] switch
        {
            "npi" => Npi,
            "taxonomy" => Taxonomy,
            _ => problem.Code switch
            {
                "partner.profession" => Profession,
                "partner.npi" => Npi,
                "partner.taxonomy" => Taxonomy,
                "partner.aliases" or "partner.alias-used" => Aliases,
                _ => name,
            },
        };

    /// <summary>The problem when another partner goes by one of these names already.</summary>
    public static async Task<Problem?> TakenAsync(
        ReferralDb db,
        Partner partner,
        IReadOnlyList<PartnerAlias> aliases,
        CancellationToken ct
    )
    {
        var names = aliases.Select(alias => alias.Normalised).ToList();
        var number = await db
            .PartnerAliases.Where(alias => names.Contains(alias.Normalised) && alias.PartnerId != partner.Id)
            .Join(db.Partners, alias => alias.PartnerId, other => other.Id, (_, other) => other.Number)
            .Concat(
                db.Partners.Where(other => names.Contains(other.NormalisedName) && other.Id != partner.Id)
                    .Select(other => other.Number)
            )
            .FirstOrDefaultAsync(ct);
        return number == 0 ? null : PartnerAlias.UsedBy(Refs.Format(Partner.Letter, number));
    }

    private static PartnerTier? ReadTier(string code) => PartnerLists.Tiers.TryParse(code, out var tier) ? tier : null;

    private static IReadOnlyList<string> Text(string? text) => string.IsNullOrEmpty(text) ? [] : [text];
}
