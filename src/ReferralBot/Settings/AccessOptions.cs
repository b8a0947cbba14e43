using ReferralBot.Features.Domain;

namespace ReferralBot.Settings;

/// <summary>The roles that somebody may get without being named; an owner is always named.</summary>
public enum JoiningRole
{
    /// <summary>By invitation only.</summary>
    None,

    /// <summary>Reads scorecards.</summary>
    Viewer,

    /// <summary>Keeps the desk: all referrals, no money.</summary>
    Coordinator,

    /// <summary>Own and assigned referrals.</summary>
    Clinician,

    /// <summary>Looks after consent, boundaries and the audit.</summary>
    PrivacyOfficer,
}

/// <summary>What people may do whom nobody listed yet (the settings section <c>Access</c>).</summary>
public sealed class AccessOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Access";

    /// <summary>The role of a full member of a workspace that the practice did not list yet.</summary>
    public JoiningRole DefaultRole { get; set; } = JoiningRole.Coordinator;

    /// <summary>The same as a role of the practice; <see langword="null"/> by invitation only.</summary>
    internal Role? RoleToGive =>
        DefaultRole switch
        {
            JoiningRole.None => null,
            JoiningRole.Viewer => Role.Viewer,
            JoiningRole.Coordinator => Role.Coordinator,
            JoiningRole.Clinician => Role.Clinician,
            JoiningRole.PrivacyOfficer => Role.PrivacyOfficer,
            _ => throw new InvalidOperationException($"No such role: {DefaultRole}."),
        };
}
