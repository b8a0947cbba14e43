using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral list</c>: referrals, ten at a time, the newest first.</summary>
public sealed class ListReferrals(ReferralDb db, Caller caller, PracticeClock clock, PartnerNames names) : ICommand
{
    /// <summary>How many a page shows.</summary>
    public const int PageSize = 10;

    private static readonly ChoiceField<ReferralView> View = new(
        "show",
        "Which ones?",
        [
            new(ReferralView.Open, "open", "Open"),
            new(ReferralView.Overdue, "overdue", "Overdue"),
            new(ReferralView.Mine, "mine", "Mine"),
            new(ReferralView.Received, "received", "Received"),
            new(ReferralView.Sent, "sent", "Sent"),
            new(ReferralView.Internal, "internal", "Internal"),
        ]
    )
    {
        Optional = true,
    };

    private static readonly LookupField<Id<Partner>> With = new("partner", "Partner", LookupNames.Partner)
    {
        Optional = true,
    };

    private static readonly TextField In = new("quarter", "Quarter") { Optional = true, MaxLength = 10 };

    // a page begins below a number, so that what is logged meanwhile moves nothing
    private static readonly NumberField Below = new("below", "Below number", 1, int.MaxValue) { Optional = true };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "list", "List referrals: open, overdue, mine, received, sent or internal")
        {
            Fields = [View, With, In, Below],
            Positional = [View],
            Examples = ["/referral list overdue", "/referral list received partner:Northside quarter:Q3"],
            Permission = nameof(Right.SeeReferrals),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        Quarter? quarter = null;
        if (answers.TryGet(In, out var typed))
        {
            if (!Quarter.TryParse(typed, clock.Today, caller.Practice.QuarterStartMonth, out var read))
            {
                return Reply.Wrong(In, "Write the quarter like Q3, Q3-2026, this or last.");
            }

            quarter = read;
        }

        var question = new ReferralQuestion(answers.ValueOrNull(View), answers.ValueOrNull(With), quarter);
        var wanted = question.Of(db.Referrals.SeenBy(caller.Member), caller.Member, clock.Now);
        var counts = await wanted
            .GroupBy(referral => referral.Direction)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Count, ct);
        var below = answers.GetOr(Below, int.MaxValue);
        var page = await wanted
            .AsNoTracking()
            .Where(referral => referral.Number < below)
            .OrderByDescending(referral => referral.Number)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return Reply.Show(await CardAsync(question, counts, page, ct));
    }

    private async Task<Card> CardAsync(
        ReferralQuestion question,
        Dictionary<ReferralDirection, int> counts,
        List<Referral> page,
        CancellationToken ct
    )
    {
        var shown = page.Take(PageSize).ToList();
        var partners = shown.Select(row => row.PartnerId).OfType<Id<Partner>>().ToHashSet();
        var known = await names.ShortAsync(partners, ct);
        List<Block> blocks =
        [
            .. shown.Select(row => Line(row, row.PartnerId is { } id ? known.GetValueOrDefault(id) : null)),
        ];
        if (shown.Count == 0)
        {
            blocks.Add(
                new Block.Paragraph([
                    new Run("Nothing to show. Log one with "),
                    Run.Code("/referral received"),
                    new Run("."),
                ])
            );
        }

        if (page.Count > PageSize)
        {
            var partner = await db
                .Partners.Where(row => row.Id == question.Partner)
                .Select(row => (int?)row.Number)
                .FirstOrDefaultAsync(ct);
            blocks.Add(new Block.Buttons(new Button("More", question.More(partner, shown[^1].Number))));
        }

        return new Card(question.Heading(counts), blocks);
    }

    private Block.Entry Line(Referral referral, string? partner)
    {
        var isLate = referral.DueAt < clock.Now;
        var next =
            referral.NextAction is { } action && referral.DueAt is { } due
                ? $"{action}, due {Say.Moment(due, clock.Calendar)}"
                : "Nothing left to do";
        return new Block.Entry(
            isLate ? Tone.Late
                : ReferralMoves.IsEnd(referral.State) ? Tone.Done
                : Tone.Plain,
            ReferralLine.Of(referral, partner),
            new Button("Open", $"/referral show {referral.Ref}") { Description = $"Open {referral.Ref}" }
        )
        {
            Detail = next,
        };
    }
}
