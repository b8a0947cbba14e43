using System.Globalization;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Scorecards;

/// <summary>Writes a scorecard as an aligned table with its sentences, for a terminal.</summary>
internal static class ScorecardText
{
    private const int NumbersFrom = 2;
    private const int NumbersTo = 5;

    public static string Write(ScorecardFigures figures)
    {
        List<string[]> rows =
        [
            ["REF", "PARTNER", "RECEIVED", "STARTED", "SENT", "THANKED", "TREND"],
            .. ScorecardCard
                .Shown(figures)
                .Select(row => Row(Refs.Format(Partner.Letter, row.Partner.Number), row.Partner.Name, row.Counts)),
            Row("", "All", figures.Totals),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        IEnumerable<string> lines =
        [
            $"{ScorecardCard.Title(figures)}: {ScorecardSentences.Headline(figures.Totals)}",
            "",
            .. rows.Select(row => string.Join("  ", row.Select((cell, at) => Padded(cell, widths[at], at))).TrimEnd()),
            "",
            .. ScorecardSentences.Of(figures),
            "",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Padded(string cell, int width, int column) =>
        column is >= NumbersFrom and <= NumbersTo ? cell.PadLeft(width) : cell.PadRight(width);

    private static string[] Row(string reference, string name, ScoredCounts counts) =>
        [
            reference,
            name,
            counts.Received.ToString("N0", CultureInfo.InvariantCulture),
            ScorecardCard.Of(counts.Converted, counts.Decided),
            counts.Sent.ToString("N0", CultureInfo.InvariantCulture),
            ScorecardCard.Of(counts.Thanked, counts.Received),
            ScorecardCard.TrendOf(counts.Trend),
        ];
}
