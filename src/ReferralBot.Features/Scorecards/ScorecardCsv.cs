using System.Globalization;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Scorecards;

/// <summary>Writes a scorecard's partners as CSV (RFC 4180), a line a partner, for a spreadsheet.</summary>
internal static class ScorecardCsv
{
    private const string Header =
        "quarter,ref,name,category,received,converted,decided,own_capacity,fresh,rate,trend,previous_received,sent,thanked,balance";

    public static string Write(ScorecardFigures figures) =>
        string.Join("\r\n", [Header, .. ScorecardCard.Shown(figures).Select(row => Line(row, figures.Quarter)), ""]);

    private static string Line(PartnerFigures row, Quarter quarter)
    {
        var (partner, counts) = (row.Partner, row.Counts);
        return string.Join(
            ',',
            quarter.Code,
            Refs.Format(Partner.Letter, partner.Number),
            Text(partner.Name),
            PartnerLists.Categories.CodeOf(partner.Category),
            Number(counts.Received),
            Number(counts.Converted),
            Number(counts.Decided),
            Number(counts.OwnCapacity),
            Number(counts.Fresh),
            Number(counts.Rate),
            ScorecardJson.TrendOf(counts.Trend),
            Number(counts.PreviousReceived),
            Number(counts.Sent),
            Number(counts.Thanked),
            Number(counts.Balance)
        );
    }

    // Our own numbers may begin with a minus and stay numbers.
    private static string Text(string text)
    {
        var safe = Spreadsheet.IsRisky(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
