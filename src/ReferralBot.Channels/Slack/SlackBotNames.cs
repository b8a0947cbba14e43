namespace ReferralBot.Channels.Slack;

/// <summary>Knows what the bot is called in each installation, which is the name it is invited by.</summary>
internal sealed class SlackBotNames(SlackInstallations installations)
{
    private const string Usual = "ReferralBot";

    /// <summary>The name in an installation; the usual one where Slack did not say.</summary>
    public async Task<string> InAsync(string installation, CancellationToken ct) =>
        (await installations.FindAsync(installation, ct))?.BotName ?? Usual;
}
