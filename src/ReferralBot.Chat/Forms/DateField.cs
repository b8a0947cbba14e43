using System.Globalization;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>
/// A day. Typed: <c>today</c>, <c>yesterday</c>, a weekday (the last one that was; the next one for a due date),
/// <c>YYYY-MM-DD</c>, a day of the month, or month and day (and year) as the practice writes them.
/// </summary>
public sealed record DateField(string Id, string Label) : SingleField<DateOnly>(Id, Label)
{
    /// <summary>Whether the day may lie ahead: true only for due dates.</summary>
    public bool MayBeAhead { get; init; }

    /// <summary>Whether the day may lie behind: false only for due dates.</summary>
    public bool MayBeBehind { get; init; } = true;

    /// <summary>How many days back it may lie, and what to say beyond that.</summary>
    public (int Days, string Problem)? Oldest { get; init; }

    /// <summary>How many days ahead it may lie.</summary>
    public int FarthestDays { get; init; } = 3660;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Date();

    /// <summary>Writes a day as a form sends it.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Write(Read(raw, reading).Value)];

    /// <inheritdoc/>
    protected override FieldRead<DateOnly> ReadOne(string text, Reading reading)
    {
        if (DateWords.Read(TypedText.Narrow(text), reading, ahead: MayBeAhead && !MayBeBehind) is not { } day)
        {
            return FieldRead<DateOnly>.Wrong("I can't read that date. Try today, monday or 2026-09-30.");
        }

        var problem =
            day > reading.Today && !MayBeAhead ? "The date cannot be in the future."
            : day < reading.Today && !MayBeBehind ? "That day has passed. Pick today or later."
            : Oldest is { } oldest && day < reading.Today.AddDays(-oldest.Days) ? oldest.Problem
            : day > reading.Today.AddDays(FarthestDays) ? "That is too far ahead."
            : null;
        return problem is null ? FieldRead<DateOnly>.Of(day) : FieldRead<DateOnly>.Wrong(problem);
    }
}
