namespace ReferralBot.Features.Domain;

/// <summary>What a role may be allowed to do.</summary>
public enum Right
{
    /// <summary>Log a referral, a thank-you or a touch.</summary>
    Log,

    /// <summary>See referrals.</summary>
    SeeReferrals,

    /// <summary>See client codes.</summary>
    SeeClientCodes,

    /// <summary>Add, change and archive partners and contacts.</summary>
    KeepPartners,

    /// <summary>Record a written consent.</summary>
    AddConsent,

    /// <summary>Withdraw a written consent.</summary>
    WithdrawConsent,

    /// <summary>See and keep boundaries and conflicts.</summary>
    KeepBoundaries,

    /// <summary>See money.</summary>
    SeeMoney,

    /// <summary>Import a file.</summary>
    Import,

    /// <summary>Export a file.</summary>
    Export,

    /// <summary>Remove what is older than its retention.</summary>
    Purge,

    /// <summary>Check the audit chain.</summary>
    VerifyAudit,

    /// <summary>Change the practice's settings and its members' roles.</summary>
    ChangeSettings,

    /// <summary>Change the guard's settings.</summary>
    ChangeGuard,

    /// <summary>See scorecards, without money.</summary>
    SeeScorecards,
}

/// <summary>How far a right reaches.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>To what is the person's own: logged by, owned by or assigned to them.</summary>
    Own,

    /// <summary>To everything of the practice.</summary>
    All,
}

/// <summary>The one table of who may do what (product description §6).</summary>
public static class May
{
    /// <summary>How far a right of this role reaches.</summary>
    public static Reach Reach(Role role, Right right) =>
        role switch
        {
            Role.Owner => Domain.Reach.All,
            Role.PrivacyOfficer => PrivacyOfficer(right),
            Role.Clinician => Clinician(right),
            Role.Coordinator => Coordinator(right),
            Role.Viewer => right == Right.SeeScorecards ? Domain.Reach.All : Domain.Reach.None,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };

    /// <summary>Whether this role has the right at all, be it for their own things only.</summary>
    public static bool Do(Role role, Right right) => Reach(role, right) != Domain.Reach.None;

    private static Reach PrivacyOfficer(Right right) =>
        right is Right.Log or Right.KeepPartners or Right.SeeMoney or Right.ChangeSettings
            ? Domain.Reach.None
            : Domain.Reach.All;

    private static Reach Clinician(Right right) =>
        right switch
        {
            Right.Log or Right.KeepPartners or Right.SeeScorecards => Domain.Reach.All,
            Right.SeeReferrals
            or Right.SeeClientCodes
            or Right.AddConsent
            or Right.WithdrawConsent
            or Right.KeepBoundaries => Domain.Reach.Own,
            _ => Domain.Reach.None,
        };

    private static Reach Coordinator(Right right) =>
        right
            is Right.Log
                or Right.SeeReferrals
                or Right.SeeClientCodes
                or Right.KeepPartners
                or Right.AddConsent
                or Right.Import
                or Right.SeeScorecards
            ? Domain.Reach.All
            : Domain.Reach.None;
}
