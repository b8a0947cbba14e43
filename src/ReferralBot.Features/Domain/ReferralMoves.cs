namespace ReferralBot.Features.Domain;

/// <summary>Which state may follow which (product description §7.2).</summary>
public static class ReferralMoves
{
    /// <summary>A closed referral can be opened again for so many days.</summary>
    public const int ReopenDays = 180;

    private static readonly ReferralState[] MainLine =
    [
        ReferralState.Requested,
        ReferralState.Acknowledged,
        ReferralState.Accepted,
        ReferralState.Contacting,
        ReferralState.Scheduled,
        ReferralState.Attended,
    ];

    private static readonly Dictionary<ReferralState, ReferralState[]> Table = new()
    {
        [ReferralState.Requested] =
        [
            ReferralState.Acknowledged,
            ReferralState.Accepted,
            ReferralState.Declined,
            ReferralState.Contacting,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.Acknowledged] =
        [
            ReferralState.Accepted,
            ReferralState.Declined,
            ReferralState.Contacting,
            ReferralState.OnHold,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.Accepted] =
        [
            ReferralState.Contacting,
            ReferralState.Scheduled,
            ReferralState.OnHold,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.Contacting] =
        [
            ReferralState.Scheduled,
            ReferralState.Attended,
            ReferralState.OnHold,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.Scheduled] =
        [
            ReferralState.Attended,
            ReferralState.NoShow,
            ReferralState.Contacting,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.NoShow] =
        [
            ReferralState.Scheduled,
            ReferralState.Contacting,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.OnHold] =
        [
            ReferralState.Accepted,
            ReferralState.Contacting,
            ReferralState.Scheduled,
            ReferralState.InCare,
            ReferralState.Cancelled,
            ReferralState.Lapsed,
        ],
        [ReferralState.Attended] = [ReferralState.InCare, ReferralState.Completed],
        [ReferralState.InCare] = [ReferralState.Completed, ReferralState.OnHold],
        [ReferralState.Lapsed] = [ReferralState.Contacting],
        [ReferralState.Cancelled] = [ReferralState.Contacting],
        [ReferralState.Declined] = [ReferralState.Contacting],
        [ReferralState.Completed] = [],
        [ReferralState.EnteredInError] = [],
    };

    /// <summary>The states that end a referral.</summary>
    public static bool IsEnd(ReferralState state) =>
        state
            is ReferralState.Completed
                or ReferralState.Declined
                or ReferralState.Cancelled
                or ReferralState.Lapsed
                or ReferralState.EnteredInError;

    /// <summary>Every state that may follow, in the order of the table and then skipping forward along the main line.</summary>
    public static IReadOnlyList<ReferralState> From(ReferralState state)
    {
        var place = Array.IndexOf(MainLine, state);
        var ahead = place < 0 ? [] : MainLine[(place + 1)..];
        return [.. Table[state].Union(ahead)];
    }

    /// <summary>The states of the main line that a move jumps over.</summary>
    public static IReadOnlyList<ReferralState> Skipped(ReferralState from, ReferralState to)
    {
        var (start, end) = (Array.IndexOf(MainLine, from), Array.IndexOf(MainLine, to));
        return start < 0 || end <= start ? [] : MainLine[(start + 1)..end];
    }

    /// <summary>What somebody reads who asks for a move that is not possible.</summary>
    internal static Problem Illegal(ReferralState from, IReadOnlyList<ReferralState> possible)
    {
        var codes = possible.Select(ReferralLists.States.CodeOf);
        var name = ReferralLists.States.CodeOf(from);
        return new Problem(
            "referral.move",
            possible.Count == 0
                ? $"A referral that is {name} stays as it is."
                : $"From {name} you can go to {string.Join(", ", codes)}."
        );
    }
}
