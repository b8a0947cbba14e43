using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads and keeps what Slack needs of its installations.</summary>
internal sealed class SlackInstallations(IInstallations kept)
{
    private const string Unreadable =
        "What I kept about Slack can't be read any more. Somebody who may install apps has to install me again; everything that was logged is still here.";

    /// <summary>What is kept for an installation; <see langword="null"/> where there is nothing, or nothing that can be read.</summary>
    public async Task<SlackSecret?> FindAsync(string installation, CancellationToken ct)
    {
        if (await kept.FindAsync(Key(installation), ct) is not { } found)
        {
            return null;
        }

        if (SlackSecret.Read(found.Secret) is { } secret)
        {
            return secret;
        }

        await NeedsReconnectingAsync(installation, Unreadable, ct);
        return null;
    }

    /// <summary>The names of all that were not removed.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken ct) =>
        [.. (await kept.AllAsync(SlackPlaces.Channel, ct)).Select(found => found.Key.Id)];

    /// <summary>Puts other tokens in the place of those that were kept.</summary>
    public Task KeepAsync(string installation, SlackSecret secret, CancellationToken ct) =>
        kept.KeepSecretAsync(Key(installation), secret.Write(), ct);

    /// <summary>Takes the right to renew the token, which only one has at a time.</summary>
    public Task<bool> TryLeaseAsync(string installation, TimeSpan duration, CancellationToken ct) =>
        kept.TryLeaseAsync(Key(installation), duration, ct);

    /// <summary>Gives that right back.</summary>
    public Task ReleaseAsync(string installation, CancellationToken ct) => kept.ReleaseAsync(Key(installation), ct);

    /// <summary>Says, once, what somebody has to do before the bot can speak there again.</summary>
    public Task NeedsReconnectingAsync(string installation, string remedy, CancellationToken ct) =>
        kept.ReconnectNeededAsync(Key(installation), remedy, ct);

    private static InstallationKey Key(string installation) => new(SlackPlaces.Channel, installation);
}
