namespace ReferralBot.Channels.Slack;

/// <summary>Knows the token that each installation is spoken to with, and has it renewed before it runs out.</summary>
internal sealed class SlackTokens(SlackInstallations installations, SlackRenewal renewal, TimeProvider clock)
{
    /// <summary>A token with less than this left is renewed, as the vendor's own programs do (@slack/oauth, install-provider.js).</summary>
    public static readonly TimeSpan RenewedBefore = TimeSpan.FromHours(2);

    // How often whoever waits for another's renewal looks whether it is there, and for how long.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The token of an installation; <see langword="null"/> where nothing is installed, or nothing works any more.</summary>
    public async ValueTask<string?> GetAsync(string installation, CancellationToken ct)
    {
        if (await installations.FindAsync(installation, ct) is not { } secret)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (secret.ExpiresAt is not { } end || secret.RefreshToken is null || end - now > RenewedBefore)
        {
            return secret.AccessToken;
        }

        if (end <= now)
        {
            return await RenewAsync(installation, secret.AccessToken, ct);
        }

        // It still works: nobody waits for another's renewal, and one that fails is tried again.
        var tried = await renewal.TryAsync(installation, secret.AccessToken, ct);
        return tried is SlackRenewed.Done done ? done.Token : secret.AccessToken;
    }

    /// <summary>
    /// A token in the place of one that has run out, whoever renews it; <see langword="null"/> where there is none to be had.
    /// </summary>
    public async Task<string?> RenewAsync(string installation, string deadToken, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            switch (await renewal.TryAsync(installation, deadToken, ct))
            {
                case SlackRenewed.Done done:
                    return done.Token;
                case SlackRenewed.Busy when clock.GetElapsedTime(started) < Patience:
                    await Task.Delay(Look, clock, ct);
                    break;
                case SlackRenewed.Busy or SlackRenewed.Failed:
                    return null;
                default:
                    throw new InvalidOperationException("A renewal ended in no known way.");
            }
        }
    }
}
