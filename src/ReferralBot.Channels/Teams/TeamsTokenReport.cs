namespace ReferralBot.Channels.Teams;

/// <summary>How the bot's own token for Teams is.</summary>
/// <param name="Health">In one word.</param>
/// <param name="Code">Microsoft's code for what is wrong, <c>AADSTS7000215</c> for example.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record TeamsTokenReport(TeamsTokenHealth Health, string? Code, string? Problem)
{
    /// <summary>It works, or none is needed.</summary>
    internal static TeamsTokenReport Works { get; } = new(TeamsTokenHealth.Ok, Code: null, Problem: null);
}

/// <summary>How the bot's own token for Teams is, in one word.</summary>
public enum TeamsTokenHealth
{
    /// <summary>It works, or none is needed.</summary>
    Ok,

    /// <summary>There was no answer yet; it is asked for again.</summary>
    Connecting,

    /// <summary>There is none until somebody has mended a setting.</summary>
    Down,
}
