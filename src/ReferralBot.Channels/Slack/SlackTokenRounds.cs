namespace ReferralBot.Channels.Slack;

/// <summary>
/// Looks at every installation's token: a bot that only posts now and then would find its tokens dead otherwise.
/// </summary>
internal sealed class SlackTokenRounds(SlackInstallations installations, SlackTokens tokens)
{
    /// <summary>Many times within the two hours in which a token is due, so that a failure is no matter.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Has each token renewed that is due.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var installation in await installations.AllAsync(ct))
        {
            await tokens.GetAsync(installation, ct);
        }
    }
}
