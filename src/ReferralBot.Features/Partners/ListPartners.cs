using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Partners;

/// <summary><c>/partner list</c>: the partners, narrowed down by stage, category or tier.</summary>
public sealed class ListPartners(ReferralDb db, PracticeClock clock) : ICommand
{
    private const int PageSize = 20;

    private static readonly ChoiceField<PartnerStage> Stage = new("stage", "Stage", Choices.Of(PartnerLists.Stages))
    {
        Optional = true,
    };

    private static readonly ChoiceField<PartnerCategory> Category = new(
        "category",
        "Category",
        Choices.Of(PartnerLists.Categories)
    )
    {
        Optional = true,
    };

    private static readonly ChoiceField<PartnerTier> Tier = new("tier", "Tier", Choices.Of(PartnerLists.Tiers))
    {
        Optional = true,
    };

    private static readonly CheckField Archived = new("archived", "Archived", "Show the archived ones")
    {
        Optional = true,
    };

    private static readonly NumberField Page = new("page", "Page", 1, 10_000) { Optional = true };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("partner", "list", "List partners")
        {
            Fields = [Stage, Category, Tier, Archived, Page],
            Positional = [Stage],
            Examples = ["/partner list", "/partner list stage:prospect", "/partner list category:medical"],
            IsDefault = true,
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var archived = answers.GetOr(Archived, false);
        var all = db.Partners.AsNoTracking().Where(partner => partner.ArchivedAt != null == archived);
        var heading = await HeadingAsync(all, archived, ct);
        var page = answers.GetOr(Page, 1);
        var wanted = Narrow(all, answers);
        var partners = await wanted
            .OrderBy(partner => partner.Name)
            .ThenBy(partner => partner.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return Reply.Show(new Card(heading, Blocks(partners, answers, page)));
    }

    private static IQueryable<Partner> Narrow(IQueryable<Partner> partners, FormAnswers answers)
    {
        if (answers.TryGet(Stage, out var stage))
        {
            partners = partners.Where(partner => partner.Stage == stage);
        }

        if (answers.TryGet(Category, out var category))
        {
            partners = partners.Where(partner => partner.Category == category);
        }

        return answers.TryGet(Tier, out var tier) ? partners.Where(partner => partner.Tier == tier) : partners;
    }

    private static async Task<string> HeadingAsync(IQueryable<Partner> all, bool archived, CancellationToken ct)
    {
        var stages = await all.GroupBy(partner => partner.Stage)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return archived ? $"Archived partners {stages.Values.Sum()}"
            : stages.Count == 0 ? "No partners yet"
            : string.Join(
                " · ",
                PartnerLists
                    .Stages.All.Where(stage => stages.ContainsKey(stage.Value))
                    .Select(stage =>
                        string.Create(CultureInfo.InvariantCulture, $"{Plural(stage)} {stages[stage.Value]}")
                    )
            );
    }

    private static string Plural(Coded<PartnerStage> stage) =>
        stage.Value == PartnerStage.Prospect ? "Prospects" : stage.Label;

    private List<Block> Blocks(List<Partner> partners, FormAnswers answers, int page)
    {
        if (partners.Count == 0)
        {
            return
            [
                new Block.Paragraph(
                    page > 1
                        ? "There are no more."
                        : "Nobody here yet. Add the first one with the button, or type /partner add."
                ),
                new Block.Buttons(new Button("Add a partner", "/partner add") { Style = ButtonStyle.Primary }),
            ];
        }

        List<Button> buttons = [new("Add a partner", "/partner add")];
        if (partners.Count > PageSize)
        {
            buttons.Insert(0, new Button("More", $"/partner list{Filters(answers)} page:{page + 1}"));
        }

        return
        [
            new Block.Table(
                [new("Partner"), new("Category"), new("Last touch"), new("Next check-in")],
                [.. partners.Take(PageSize).Select(Row)]
            ),
            new Block.Buttons(buttons),
        ];
    }

    private static string Filters(FormAnswers answers) =>
        (answers.TryGet(Stage, out var stage) ? $" stage:{PartnerLists.Stages.CodeOf(stage)}" : "")
        + (answers.TryGet(Category, out var category) ? $" category:{PartnerLists.Categories.CodeOf(category)}" : "")
        + (answers.TryGet(Tier, out var tier) ? $" tier:{PartnerLists.Tiers.CodeOf(tier)}" : "")
        + (answers.GetOr(Archived, false) ? " archived:yes" : "");

    private IReadOnlyList<ChatText> Row(Partner partner) =>
        [
            new ChatText(Run.Bold(partner.Name), new Run($" {partner.Ref}", RunStyle.Muted)),
            PartnerLists.Categories.LabelOf(partner.Category),
            partner.LastTouchOn is { } last ? Say.ShortDay(last, clock.Today) : "none yet",
            partner.NextDueOn is { } due ? Say.ShortDay(due, clock.Today) : "–",
        ];
}
