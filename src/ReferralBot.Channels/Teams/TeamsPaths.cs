namespace ReferralBot.Channels.Teams;

/// <summary>What Teams calls at the bot.</summary>
public static class TeamsPaths
{
    /// <summary>Where the Bot Connector sends every activity to: the messaging endpoint of the Azure Bot.</summary>
    public const string Messages = "/api/messages";
}
