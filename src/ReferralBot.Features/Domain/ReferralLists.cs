namespace ReferralBot.Features.Domain;

/// <summary>Which way a client went.</summary>
public enum ReferralDirection
{
    /// <summary>A partner sent us the client.</summary>
    Received,

    /// <summary>We sent the client to a partner.</summary>
    Sent,

    /// <summary>One colleague handed the client to another.</summary>
    Internal,
}

/// <summary>How soon a client needs to be seen.</summary>
public enum Urgency
{
    /// <summary>In the usual time.</summary>
    Routine,

    /// <summary>As soon as possible.</summary>
    Urgent,
}

/// <summary>Whether the client expects to hear from us.</summary>
public enum ClientKnows
{
    /// <summary>Nobody said.</summary>
    NotSure,

    /// <summary>The client expects the call.</summary>
    Yes,

    /// <summary>The client was not told.</summary>
    No,
}

/// <summary>Why a client was sent to just this partner; never for balance or money.</summary>
[Flags]
public enum WhyThem
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>What they do fits the need.</summary>
    Fit = 1,

    /// <summary>They are near.</summary>
    Location = 2,

    /// <summary>They have time.</summary>
    Availability = 4,

    /// <summary>The client wished it.</summary>
    ClientsWish = 8,
}

/// <summary>Where a referral stands.</summary>
public enum ReferralState
{
    /// <summary>It arrived.</summary>
    Requested,

    /// <summary>The sender knows that it arrived.</summary>
    Acknowledged,

    /// <summary>We take the client.</summary>
    Accepted,

    /// <summary>We try to reach the client.</summary>
    Contacting,

    /// <summary>The first visit has a date.</summary>
    Scheduled,

    /// <summary>The client did not come.</summary>
    NoShow,

    /// <summary>The first visit happened: the referral is converted.</summary>
    Attended,

    /// <summary>The client stays with us.</summary>
    InCare,

    /// <summary>Waiting.</summary>
    OnHold,

    /// <summary>Care ended.</summary>
    Completed,

    /// <summary>We said no.</summary>
    Declined,

    /// <summary>The client or the sender said no.</summary>
    Cancelled,

    /// <summary>It came to nothing.</summary>
    Lapsed,

    /// <summary>It should never have been entered.</summary>
    EnteredInError,
}

/// <summary>The codes and labels of a referral's closed lists.</summary>
public static class ReferralLists
{
    /// <summary>The three directions.</summary>
    public static CodeList<ReferralDirection> Directions { get; } =
        new(
            new(ReferralDirection.Received, "received", "Received"),
            new(ReferralDirection.Sent, "sent", "Sent"),
            new(ReferralDirection.Internal, "internal", "Internal")
        );

    /// <summary>The two urgencies, the usual one first.</summary>
    public static CodeList<Urgency> Urgencies { get; } =
        new(new(Urgency.Routine, "routine", "Routine"), new(Urgency.Urgent, "urgent", "Urgent"));

    /// <summary>Whether the client knows, in the order of the form.</summary>
    public static CodeList<ClientKnows> ClientKnows { get; } =
        new(
            new(Domain.ClientKnows.Yes, "yes", "Yes"),
            new(Domain.ClientKnows.No, "no", "No"),
            new(Domain.ClientKnows.NotSure, "not-sure", "Not sure")
        );

    /// <summary>The four reasons to choose a partner.</summary>
    public static CodeList<WhyThem> WhyThem { get; } =
        new(
            new(Domain.WhyThem.Fit, "fit", "Fit"),
            new(Domain.WhyThem.Location, "location", "Location"),
            new(Domain.WhyThem.Availability, "availability", "Availability"),
            new(Domain.WhyThem.ClientsWish, "clients-wish", "Client's wish")
        );

    /// <summary>The fourteen states, the main line first.</summary>
    public static CodeList<ReferralState> States { get; } =
        new(
            new(ReferralState.Requested, "requested", "Requested"),
            new(ReferralState.Acknowledged, "acknowledged", "Acknowledged"),
            new(ReferralState.Accepted, "accepted", "Accepted"),
            new(ReferralState.Contacting, "contacting", "Contacting"),
            new(ReferralState.Scheduled, "scheduled", "Scheduled"),
            new(ReferralState.NoShow, "no-show", "No-show"),
            new(ReferralState.Attended, "attended", "Attended"),
            new(ReferralState.InCare, "in-care", "In care"),
            new(ReferralState.OnHold, "on-hold", "On hold"),
            new(ReferralState.Completed, "completed", "Completed"),
            new(ReferralState.Declined, "declined", "Declined"),
            new(ReferralState.Cancelled, "cancelled", "Cancelled"),
            new(ReferralState.Lapsed, "lapsed", "Lapsed"),
            new(ReferralState.EnteredInError, "entered-in-error", "Entered in error")
        );
}
