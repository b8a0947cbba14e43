namespace ReferralBot.Channels.Slack;

/// <summary>The paths that Slack and people who install the app are given.</summary>
internal static class SlackPaths
{
    /// <summary>Slash commands.</summary>
    public const string Commands = "/slack/commands";

    /// <summary>Buttons, forms and shortcuts.</summary>
    public const string Interactions = "/slack/interactions";

    /// <summary>Letters typed into a type-ahead field.</summary>
    public const string Options = "/slack/options";

    /// <summary>Events.</summary>
    public const string Events = "/slack/events";

    /// <summary>Where installing begins.</summary>
    public const string Install = "/slack/install";

    /// <summary>Where Slack sends a person back to who installs the app.</summary>
    public const string Callback = "/slack/oauth/callback";
}
