namespace ReferralBot.Features.Domain;

/// <summary>What a member is to the practice; it decides what they may see and do.</summary>
public enum Role
{
    /// <summary>Runs the practice: everything, money and settings included.</summary>
    Owner,

    /// <summary>Looks after consent, boundaries, the audit and the guard.</summary>
    PrivacyOfficer,

    /// <summary>Sees clients: own and assigned referrals, partners and touches.</summary>
    Clinician,

    /// <summary>Keeps the desk: all referrals, no money.</summary>
    Coordinator,

    /// <summary>Reads scorecards.</summary>
    Viewer,
}

/// <summary>The codes and labels of the roles.</summary>
public static class Roles
{
    /// <summary>The five roles, the widest first.</summary>
    public static CodeList<Role> List { get; } =
        new(
            new(Role.Owner, "owner", "Owner"),
            new(Role.PrivacyOfficer, "privacy-officer", "Privacy officer"),
            new(Role.Clinician, "clinician", "Clinician"),
            new(Role.Coordinator, "coordinator", "Coordinator"),
            new(Role.Viewer, "viewer", "Viewer")
        );
}

/// <summary>Who acts: what a rule needs to know about a member.</summary>
public sealed record Actor(Id<Member> Id, Role Role);
