namespace ReferralBot.Features.Domain;

/// <summary>A quarter's figures as they were posted; what is entered later does not change them.</summary>
public sealed class Scorecard : IOwned
{
    /// <summary>Room for a quarter's code, e.g. 2026-Q3.</summary>
    public const int QuarterMaxLength = 7;

    private Scorecard(Id<Scorecard> id, Id<Practice> practiceId, string quarterCode)
    {
        Id = id;
        PracticeId = practiceId;
        QuarterCode = quarterCode;
    }

    /// <summary>The key.</summary>
    public Id<Scorecard> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The quarter, e.g. 2026-Q3.</summary>
    public string QuarterCode { get; }

    /// <summary>The instant as of which it was counted.</summary>
    public DateTimeOffset ScoredAt { get; private init; }

    /// <summary>When it was put up for posting.</summary>
    public DateTimeOffset PostedAt { get; private init; }

    /// <summary>The figures and sentences, in the form of the scorecard's JSON.</summary>
    public string FiguresJson { get; private init; } = "";

    /// <summary>Keeps a quarter's figures for good.</summary>
    public static Scorecard Freeze(
        Practice practice,
        ScorecardFigures figures,
        string figuresJson,
        TimeProvider clock
    ) =>
        new(Id<Scorecard>.New(clock), practice.Id, figures.Quarter.Code)
        {
            ScoredAt = figures.ScoredAt,
            PostedAt = clock.GetUtcNow(),
            FiguresJson = figuresJson,
        };
}
