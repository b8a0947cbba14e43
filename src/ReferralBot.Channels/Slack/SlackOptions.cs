namespace ReferralBot.Channels.Slack;

/// <summary>Settings of Slack, in the section <c>Slack</c>. With none of them set, Slack is off.</summary>
public sealed class SlackOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Slack";

    /// <summary>Slack's own address of the Web API.</summary>
    public const string PublishedApiBaseUrl = "https://slack.com/api/";

    /// <summary>Proves that a request comes from Slack; needed to be reached by HTTP.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>The secret before the last change, accepted as well.</summary>
    public string? PreviousSigningSecret { get; set; }

    /// <summary>The app-level token (<c>xapp-…</c>) for Socket Mode, which needs no public address.</summary>
    public string? AppToken { get; set; }

    /// <summary>The bot's token (<c>xoxb-…</c>) for one workspace.</summary>
    public string? BotToken { get; set; }

    /// <summary>The app's id for installing by OAuth in many workspaces.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with <see cref="ClientId"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where the Web API is; another one than Slack's own is for trying things out.</summary>
    public Uri ApiBaseUrl { get; set; } = new(PublishedApiBaseUrl);

    /// <summary>Whether anything is set that lets Slack reach the bot or the bot reach Slack.</summary>
    internal bool IsOn =>
        SigningSecret is not null || AppToken is not null || BotToken is not null || ClientId is not null;
}
