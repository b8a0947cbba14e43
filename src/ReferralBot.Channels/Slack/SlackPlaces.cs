namespace ReferralBot.Channels.Slack;

/// <summary>The names that Slack's installations, people and conversations go by.</summary>
public static class SlackPlaces
{
    /// <summary>The channel's name.</summary>
    public const string Channel = "slack";
}
