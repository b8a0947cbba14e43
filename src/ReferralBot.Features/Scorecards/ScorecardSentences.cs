using System.Globalization;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Scorecards;

/// <summary>Says what a quarter's figures mean, as far as they carry it (product description §5.3).</summary>
internal static class ScorecardSentences
{
    /// <summary>A rate of fewer decided referrals is said in counts only: no verdict from fewer (product description §5.2).</summary>
    public const int FewestDecided = 5;

    // a card has three to five sentences (product description §4, M4)
    private const int MostWentQuiet = 3;

    /// <summary>The sentences, the practice as a whole first.</summary>
    public static IReadOnlyList<string> Of(ScorecardFigures figures)
    {
        List<string> sentences = [Outcome(figures)];
        if (Spread(figures) is { } spread)
        {
            sentences.Add(spread);
        }

        sentences.AddRange(WentQuiet(figures));
        return sentences;
    }

    /// <summary>"40 received, 21 of 35 decided started (60 %) · 18 sent".</summary>
    public static string Headline(ScoredCounts counts) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Received:N0} received, {Started(counts)} · {counts.Sent:N0} sent"
        );

    /// <summary>"60 %", or nothing where too few are decided to say so.</summary>
    public static string? RateOf(ScoredCounts counts) =>
        counts is { Rate: { } rate, Decided: >= FewestDecided } ? Say.Percent(rate) : null;

    private static string Started(ScoredCounts counts) =>
        counts.Decided == 0
            ? "none decided yet"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Converted:N0} of {counts.Decided:N0} decided started{InBrackets(RateOf(counts))}"
            );

    private static string Outcome(ScorecardFigures figures)
    {
        var totals = figures.Totals;
        if (totals.Received == 0)
        {
            return $"No referrals were received in Q{figures.Quarter.Number}.";
        }

        var rest = Say.List([.. Rest(totals)]);
        return totals.Decided == 0
            ? $"No referral is decided yet; {rest}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{totals.Converted:N0} of {Say.Count(totals.Decided, "decided referral")} started{InBrackets(RateOf(totals))}{(rest.Length == 0 ? "" : $"; {rest}")}."
            );
    }

    private static IEnumerable<string> Rest(ScoredCounts totals)
    {
        var more = totals.Decided == 0 ? "" : " more";
        if (totals.Fresh > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{totals.Fresh:N0}{more} {(totals.Fresh == 1 ? "is" : "are")} too fresh to judge"
            );
        }

        if (totals.OwnCapacity > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{totals.OwnCapacity:N0} we could not take");
        }
    }

    private static string? Spread(ScorecardFigures figures)
    {
        if (
            figures.Totals.Received < SourceSpread.FewestReferrals
            || SourceSpread.Of([.. figures.Partners.Select(row => row.Counts.Received)]) is not { } spread
        )
        {
            return null;
        }

        var equal = (int)Math.Round(spread.EffectiveSources, MidpointRounding.AwayFromZero);
        return equal < 2
            ? $"{Say.Percent(spread.TopShare)} of referrals come from one source."
            : $"{Say.Percent(spread.TopShare)} of referrals come from one source; your mix is as spread as {equal} equal sources.";
    }

    private static IEnumerable<string> WentQuiet(ScorecardFigures figures) =>
        figures
            .Partners.Where(row => row.Counts is { Received: 0, Trend: VolumeTrend.Down })
            .OrderByDescending(row => row.Counts.PreviousReceived)
            .Take(MostWentQuiet)
            .Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ShortNameOf(row, figures)} went from {row.Counts.PreviousReceived:N0} to 0."
                )
            );

    private static string ShortNameOf(PartnerFigures row, ScorecardFigures figures) =>
        ShortNames.Of(
            row.Partner.Name,
            [
                .. figures
                    .Partners.Where(other => other.Partner.Id != row.Partner.Id)
                    .Select(other => PartnerName.Normalise(other.Partner.Name)),
            ]
        );

    private static string InBrackets(string? rate) => rate is null ? "" : $" ({rate})";
}
