using System.Globalization;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Scorecards;

/// <summary>Draws a quarter's scorecard. It holds counts and names of partners, nothing about clients and no money.</summary>
internal static class ScorecardCard
{
    // A longer table is for the spreadsheet; the sum counts all.
    private const int MostPartners = 25;

    private const string NoNumber = "–";

    /// <summary>The card of the whole practice.</summary>
    public static Card Of(ScorecardFigures figures, PracticeCalendar calendar, params IReadOnlyList<Block> foot)
    {
        var headline = ScorecardSentences.Headline(figures.Totals);
        List<Block> blocks = [new Block.Paragraph([Run.Bold(headline)])];
        var rows = Shown(figures);
        if (rows.Count > 0)
        {
            blocks.Add(Table(rows, figures.Totals));
        }

        if (rows.Count > MostPartners)
        {
            blocks.Add(
                new Block.Note($"And {Say.Count(rows.Count - MostPartners, "partner")} more, counted in the sum.")
            );
        }

        blocks.Add(new Block.Paragraph(string.Join('\n', ScorecardSentences.Of(figures))));
        blocks.AddRange(foot);
        blocks.Add(new Block.Note(AsOf(figures, calendar)));
        return new Card(Title(figures), blocks) { Summary = $"{figures.Quarter}: {headline}." };
    }

    /// <summary>The card of one partner.</summary>
    public static Card OfOne(PartnerFigures row, ScorecardFigures figures, PracticeCalendar calendar)
    {
        var counts = row.Counts;
        return new Card(
            $"{row.Partner.Name} ({Refs.Format(Partner.Letter, row.Partner.Number)}) in {figures.Quarter}",
            new Block.Facts(
                new Fact("Received", $"{Number(counts.Received)} (quarter before: {Number(counts.PreviousReceived)})"),
                new Fact("Trend", TrendOf(counts.Trend)),
                new Fact("Started of decided", $"{Of(counts.Converted, counts.Decided)}{Rate(counts)}"),
                new Fact("Too fresh to judge", Number(counts.Fresh)),
                new Fact("We could not take", Number(counts.OwnCapacity)),
                new Fact("Thanked", Of(counts.Thanked, counts.Received)),
                new Fact("Sent", Number(counts.Sent))
            ),
            new Block.Note(AsOf(figures, calendar))
        );
    }

    /// <summary>Partners with anything to show: received, sent, or received in the quarter before.</summary>
    public static IReadOnlyList<PartnerFigures> Shown(ScorecardFigures figures) =>
        [.. figures.Partners.Where(row => row.Counts.Received + row.Counts.Sent + row.Counts.PreviousReceived > 0)];

    /// <summary>"Partner scorecard Q3 2026".</summary>
    public static string Title(ScorecardFigures figures) => $"Partner scorecard {figures.Quarter}";

    /// <summary>An arrow with its word, so that nobody needs to know the arrow.</summary>
    public static string TrendOf(VolumeTrend trend) =>
        trend switch
        {
            VolumeTrend.Up => "▲ up",
            VolumeTrend.Down => "▼ down",
            _ => VolumeTrends.List.LabelOf(trend),
        };

    /// <summary>"6 of 11", or a dash where there is nothing to divide by.</summary>
    public static string Of(int part, int whole) =>
        whole == 0 ? NoNumber : string.Create(CultureInfo.InvariantCulture, $"{part:N0} of {whole:N0}");

    private static Block.Table Table(IReadOnlyList<PartnerFigures> rows, ScoredCounts totals) =>
        new(
            [
                new Column("Partner"),
                new Column("Received", Align.End),
                new Column("Started of decided", Align.End),
                new Column("Sent", Align.End),
                new Column("Thanked", Align.End),
                new Column("Trend"),
            ],
            [
                .. rows.Take(MostPartners)
                    .Select(row =>
                        Row($"{row.Partner.Name} ({Refs.Format(Partner.Letter, row.Partner.Number)})", row.Counts)
                    ),
                [.. Row("All", totals).Select(Bold)],
            ]
        );

    private static IReadOnlyList<ChatText> Row(string name, ScoredCounts counts) =>
        [
            name,
            Number(counts.Received),
            Of(counts.Converted, counts.Decided),
            Number(counts.Sent),
            Of(counts.Thanked, counts.Received),
            TrendOf(counts.Trend),
        ];

    private static ChatText Bold(ChatText cell) => [Run.Bold(cell.ToPlainText())];

    private static string Rate(ScoredCounts counts) =>
        ScorecardSentences.RateOf(counts) is { } rate ? $" ({rate})" : "";

    private static string AsOf(ScorecardFigures figures, PracticeCalendar calendar) =>
        $"Counted on {calendar.LocalTime(figures.ScoredAt).ToString("ddd d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture)}. "
        + "Decided: visited, closed, or open for so long that it counts as missed.";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
