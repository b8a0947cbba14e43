using System.Runtime.InteropServices;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>A row of a file of referrals whose cells could be read; who is meant by its names is not looked up yet.</summary>
internal sealed record ReferralRow
{
    public required RowPlace Place { get; init; }

    public int? Number { get; init; }

    public required ReferralDirection Direction { get; init; }

    public required string Partner { get; init; }

    public PartnerCategory? Category { get; init; }

    public required string Contact { get; init; }

    public required string Service { get; init; }

    public Urgency? Urgency { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public DateOnly? FirstContactOn { get; init; }

    public DateTimeOffset? FirstContactAt { get; init; }

    public DateOnly? AttendedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public ReferralState? State { get; init; }

    public ReferralReason? Reason { get; init; }

    public required Outcome Outcome { get; init; }

    public Money? Revenue { get; init; }

    public required string Owner { get; init; }
}

/// <summary>Where a row stands.</summary>
/// <param name="Row">Its place among the rows below the headings, from 1.</param>
/// <param name="Line">The line of the file.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowPlace(int Row, int Line);

/// <summary>What is wrong with a row; it never says what stands in the cell, which may be about a client.</summary>
/// <param name="Place">Where the row stands.</param>
/// <param name="Column">The column, as it is headed; empty when it is about the row.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record RowProblem(RowPlace Place, string Column, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"Row {Place.Row} (line {Place.Line}){(Column.Length == 0 ? "" : $", {Column}")}: {Reason}"
        );
}
