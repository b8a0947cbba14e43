using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Scorecards;

/// <summary>The forms in which the command line prints a scorecard.</summary>
public enum ScorecardFormat
{
    /// <summary>An aligned table for a terminal.</summary>
    Text,

    /// <summary>For scripts, with full precision.</summary>
    Json,

    /// <summary>For a spreadsheet, a line a partner.</summary>
    Csv,
}

/// <summary>Prints a quarter's scorecard for the practice of this scope, as it was at an instant. It posts and keeps nothing.</summary>
public sealed class ScorecardReport(Caller caller, ScorecardReader reader)
{
    /// <summary>Writes it.</summary>
    /// <param name="quarter">2026-Q3, Q3, this or last, seen from the instant.</param>
    /// <param name="asOf">The scoring instant: what happened later is ignored.</param>
    /// <param name="format">The form.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Result<string>> WriteAsync(
        string quarter,
        DateTimeOffset asOf,
        ScorecardFormat format,
        CancellationToken ct
    )
    {
        var practice = caller.Practice;
        var today = PracticeCalendar.Of(practice).Today(asOf);
        if (!Quarter.TryParse(quarter, today, practice.QuarterStartMonth, out var meant))
        {
            return new Problem("scorecard.quarter", "Write the quarter like 2026-Q3.");
        }

        if (meant.FirstDay > today)
        {
            return new Problem("scorecard.ahead", $"{meant} had not begun at that instant.");
        }

        var figures = await reader.FiguresAsync(new ScorecardQuestion(practice, meant, asOf), ct);
        return format switch
        {
            ScorecardFormat.Text => ScorecardText.Write(figures),
            ScorecardFormat.Json => ScorecardJson.Write(practice, figures),
            ScorecardFormat.Csv => ScorecardCsv.Write(figures),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such form."),
        };
    }
}
