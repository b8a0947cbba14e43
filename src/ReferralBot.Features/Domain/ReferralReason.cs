namespace ReferralBot.Features.Domain;

/// <summary>Why a referral was declined, cancelled, given up or put on hold; a list, so that nobody writes about the client.</summary>
public enum ReferralReason
{
    /// <summary>Declined: not what we do.</summary>
    OutOfScope,

    /// <summary>Declined: we are full.</summary>
    NoCapacity,

    /// <summary>Declined: we don't take the insurance.</summary>
    Insurance,

    /// <summary>Declined: we are too close.</summary>
    ConflictOfInterest,

    /// <summary>Declined: somebody else would serve better.</summary>
    NotSuitable,

    /// <summary>Declined: it was logged before.</summary>
    Duplicate,

    /// <summary>Cancelled: the client does not want it.</summary>
    ClientDeclined,

    /// <summary>Cancelled: the client went elsewhere.</summary>
    ClientChoseOther,

    /// <summary>Cancelled: the sender took it back.</summary>
    SenderWithdrew,

    /// <summary>Cancelled: the client moved away.</summary>
    MovedAway,

    /// <summary>Lapsed: nobody could be reached.</summary>
    NotReached,

    /// <summary>Lapsed: nothing happened for long.</summary>
    NoActivity,

    /// <summary>No-show: without a word.</summary>
    NoNotice,

    /// <summary>No-show: called off too late.</summary>
    LateNotice,

    /// <summary>On hold: waiting for a place.</summary>
    WaitList,

    /// <summary>On hold: the client wants to wait.</summary>
    ClientWaits,

    /// <summary>On hold: papers or an answer are missing.</summary>
    AwaitingInformation,

    /// <summary>Completed: care came to its end.</summary>
    Finished,

    /// <summary>Completed: care was broken off.</summary>
    EndedEarly,

    /// <summary>Completed: the client went on elsewhere.</summary>
    MovedOn,
}

/// <summary>The codes and labels of the reasons, and which state takes which.</summary>
public static class ReferralReasons
{
    private static readonly Dictionary<ReferralState, ReferralReason[]> ByState = new()
    {
        [ReferralState.Declined] =
        [
            ReferralReason.OutOfScope,
            ReferralReason.NoCapacity,
            ReferralReason.Insurance,
            ReferralReason.ConflictOfInterest,
            ReferralReason.NotSuitable,
            ReferralReason.Duplicate,
        ],
        [ReferralState.Cancelled] =
        [
            ReferralReason.ClientDeclined,
            ReferralReason.ClientChoseOther,
            ReferralReason.SenderWithdrew,
            ReferralReason.MovedAway,
        ],
        [ReferralState.Lapsed] = [ReferralReason.NotReached, ReferralReason.NoActivity],
        [ReferralState.NoShow] = [ReferralReason.NoNotice, ReferralReason.LateNotice],
        [ReferralState.OnHold] =
        [
            ReferralReason.WaitList,
            ReferralReason.ClientWaits,
            ReferralReason.AwaitingInformation,
        ],
        [ReferralState.Completed] = [ReferralReason.Finished, ReferralReason.EndedEarly, ReferralReason.MovedOn],
    };

    /// <summary>All reasons.</summary>
    public static CodeList<ReferralReason> List { get; } =
        new(
            new(ReferralReason.OutOfScope, "out-of-scope", "Out of scope"),
            new(ReferralReason.NoCapacity, "no-capacity", "No capacity"),
            new(ReferralReason.Insurance, "insurance", "Insurance"),
            new(ReferralReason.ConflictOfInterest, "conflict-of-interest", "Conflict of interest"),
            new(ReferralReason.NotSuitable, "not-suitable", "Not suitable"),
            new(ReferralReason.Duplicate, "duplicate", "Duplicate"),
            new(ReferralReason.ClientDeclined, "client-declined", "Client declined"),
            new(ReferralReason.ClientChoseOther, "client-chose-other", "Client chose other"),
            new(ReferralReason.SenderWithdrew, "sender-withdrew", "Sender withdrew"),
            new(ReferralReason.MovedAway, "moved-away", "Moved away"),
            new(ReferralReason.NotReached, "not-reached", "Not reached"),
            new(ReferralReason.NoActivity, "no-activity", "No activity"),
            new(ReferralReason.NoNotice, "no-notice", "No notice"),
            new(ReferralReason.LateNotice, "late-notice", "Late notice"),
            new(ReferralReason.WaitList, "wait-list", "Wait-list"),
            new(ReferralReason.ClientWaits, "client-waits", "Client wants to wait"),
            new(ReferralReason.AwaitingInformation, "awaiting-information", "Awaiting information"),
            new(ReferralReason.Finished, "finished", "Finished"),
            new(ReferralReason.EndedEarly, "ended-early", "Ended early"),
            new(ReferralReason.MovedOn, "moved-on", "Moved on")
        );

    /// <summary>The reasons that a state takes; empty when it takes none.</summary>
    public static IReadOnlyList<ReferralReason> For(ReferralState state) => ByState.GetValueOrDefault(state, []);

    /// <summary>Whether a state must have a reason; completed may have one.</summary>
    public static bool IsRequiredFor(ReferralState state) =>
        state
            is ReferralState.Declined
                or ReferralState.Cancelled
                or ReferralState.Lapsed
                or ReferralState.NoShow
                or ReferralState.OnHold;

    /// <summary>Whether it was for our own sake that a referral was closed, which does not count against the partner.</summary>
    public static bool IsOurOwn(ReferralReason? reason) =>
        reason is ReferralReason.NoCapacity or ReferralReason.ConflictOfInterest;
}
