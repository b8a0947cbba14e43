using System.Text.Encodings.Web;
using System.Text.Json;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Scorecards;

/// <summary>
/// Writes a scorecard as JSON, in the shape that scripts rely on. Rates are fractions with full precision; what has no value, or
/// none yet, is null.
/// </summary>
internal static class ScorecardJson
{
    // It is read by scripts and by people, and never put into a page: names stay as they are written.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Practice practice, ScorecardFigures figures)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("practice", practice.Name);
            json.WriteString("quarter", figures.Quarter.Code);
            json.WriteString("scored_at", figures.ScoredAt.UtcDateTime);
            WriteTotals(json, figures);
            json.WriteStartArray("partners");
            foreach (var row in ScorecardCard.Shown(figures))
            {
                WritePartner(json, row);
            }

            json.WriteEndArray();
            json.WriteStartArray("sentences");
            foreach (var sentence in ScorecardSentences.Of(figures))
            {
                json.WriteStringValue(sentence);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTotals(Utf8JsonWriter json, ScorecardFigures figures)
    {
        var totals = figures.Totals;
        int[] received = [.. figures.Partners.Select(row => row.Counts.Received)];
        var spread = SourceSpread.Of(received);
        json.WriteStartObject("totals");
        json.WriteNumber("received", totals.Received);
        json.WriteNumber("converted", totals.Converted);
        json.WriteNumber("decided", totals.Decided);
        Write(json, "rate", totals.Rate);
        WriteNulls(json, "fit", "satisfaction", "retention");
        Write(json, "median_volume", SourceSpread.MedianOf(received));
        json.WriteNumber("sent", totals.Sent);
        Write(json, "hhi", spread?.Hhi);
        Write(json, "effective_sources", spread?.EffectiveSources);
        Write(json, "top_share", spread?.TopShare);
        json.WriteEndObject();
    }

    private static void WritePartner(Utf8JsonWriter json, PartnerFigures row)
    {
        var (partner, counts) = (row.Partner, row.Counts);
        json.WriteStartObject();
        json.WriteString("ref", Refs.Format(Partner.Letter, partner.Number));
        json.WriteString("name", partner.Name);
        json.WriteString("category", PartnerLists.Categories.CodeOf(partner.Category));
        json.WriteNumber("received", counts.Received);
        json.WriteNumber("converted", counts.Converted);
        json.WriteNumber("decided", counts.Decided);
        json.WriteNumber("own_capacity", counts.OwnCapacity);
        json.WriteNumber("fresh", counts.Fresh);
        Write(json, "rate", counts.Rate);
        WriteNulls(json, "lower", "upper", "estimated", "volume_part", "quality_part", "outcomes_part");
        WriteNulls(json, "score", "rank", "map");
        json.WriteString("trend", TrendOf(counts.Trend));
        WriteNulls(json, "underperforming");
        json.WriteNumber("previous_received", counts.PreviousReceived);
        json.WriteNumber("sent", counts.Sent);
        Write(json, "balance", counts.Balance);
        json.WriteEndObject();
    }

    /// <summary>The code of a trend; none where there was nothing in either quarter.</summary>
    public static string? TrendOf(VolumeTrend trend) =>
        trend == VolumeTrend.None ? null : VolumeTrends.List.CodeOf(trend);

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteNulls(Utf8JsonWriter json, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            json.WriteNull(name);
        }
    }
}
