namespace ReferralBot.Features.Domain;

/// <summary>How a partner's volume changed against the quarter before.</summary>
public enum VolumeTrend
{
    /// <summary>Nothing in either quarter.</summary>
    None,

    /// <summary>Nothing before, something now.</summary>
    New,

    /// <summary>No more than chance would do.</summary>
    Steady,

    /// <summary>More than chance would do.</summary>
    Up,

    /// <summary>Less than chance would do.</summary>
    Down,
}

/// <summary>The codes and labels of the trends.</summary>
public static class VolumeTrends
{
    /// <summary>The five trends.</summary>
    public static CodeList<VolumeTrend> List { get; } =
        new(
            new(VolumeTrend.None, "none", "–"),
            new(VolumeTrend.New, "new", "new"),
            new(VolumeTrend.Steady, "steady", "steady"),
            new(VolumeTrend.Up, "up", "▲"),
            new(VolumeTrend.Down, "down", "▼")
        );
}

/// <summary>The counts of a quarter: of one partner, or of all together (product description §5.1).</summary>
public sealed record ScoredCounts
{
    /// <summary>c: received and ever attended.</summary>
    public int Converted { get; init; }

    /// <summary>x: received and closed without a visit.</summary>
    public int Closed { get; init; }

    /// <summary>u: closed for our own reasons, no capacity or our conflict of interest.</summary>
    public int OwnCapacity { get; init; }

    /// <summary>s: still open, and old enough to be judged.</summary>
    public int Stale { get; init; }

    /// <summary>f: still open and too fresh to judge.</summary>
    public int Fresh { get; init; }

    /// <summary>Sent to the partner.</summary>
    public int Sent { get; init; }

    /// <summary>Received and thanked for.</summary>
    public int Thanked { get; init; }

    /// <summary>n of the quarter before.</summary>
    public int PreviousReceived { get; init; }

    /// <summary>n = c + x + u + s + f.</summary>
    public int Received => Converted + Closed + OwnCapacity + Stale + Fresh;

    /// <summary>e = c + x + s: the ones whose fate is known or overdue.</summary>
    public int Decided => Converted + Closed + Stale;

    /// <summary>c / e, or none while nothing is decided.</summary>
    public double? Rate => Decided == 0 ? null : (double)Converted / Decided;

    /// <summary>(sent − n) / (sent + n), or none without any exchange.</summary>
    public double? Balance => Sent + Received == 0 ? null : (double)(Sent - Received) / (Sent + Received);

    /// <summary>How the volume changed; an arrow needs 80 % certainty.</summary>
    public VolumeTrend Trend => ScorecardFigures.TrendOf(Received, PreviousReceived);

    /// <summary>The counts of two together.</summary>
    public static ScoredCounts operator +(ScoredCounts left, ScoredCounts right) =>
        new()
        {
            Converted = left.Converted + right.Converted,
            Closed = left.Closed + right.Closed,
            OwnCapacity = left.OwnCapacity + right.OwnCapacity,
            Stale = left.Stale + right.Stale,
            Fresh = left.Fresh + right.Fresh,
            Sent = left.Sent + right.Sent,
            Thanked = left.Thanked + right.Thanked,
            PreviousReceived = left.PreviousReceived + right.PreviousReceived,
        };
}
