namespace ReferralBot.Channels.Teams;

/// <summary>What conversations and people on Teams are called.</summary>
public static class TeamsPlaces
{
    /// <summary>The name that conversations of Teams carry.</summary>
    public const string Channel = "teams";

    /// <summary>What the app is called in its manifest: in conversations of several the bot hears only what names it.</summary>
    public const string Call = "@ReferralBot";
}
