namespace ReferralBot.Chat.Channels;

/// <summary>
/// Keeps where a channel is installed and what it needs in order to speak there (tokens), encrypted. A channel names its
/// installations by its own name and an id of the platform (workspace, organisation, tenant).
/// </summary>
public interface IInstallations
{
    /// <summary>
    /// Installs, or installs again: the practice that was there before is there again with everything it had; else one is made,
    /// owned by whoever installed. Never the practice of somebody else, except as <see cref="NewInstallation.JoinsLocalPractice"/> says.
    /// </summary>
    Task InstallAsync(NewInstallation installation, CancellationToken ct);

    /// <summary>What is kept for an installation; <see langword="null"/> where there is none or it was removed.</summary>
    Task<KeptInstallation?> FindAsync(InstallationKey key, CancellationToken ct);

    /// <summary>Every installation of a channel that was not removed.</summary>
    Task<IReadOnlyList<KeptInstallation>> AllAsync(string channel, CancellationToken ct);

    /// <summary>Puts another secret in the place of the one that is kept.</summary>
    Task KeepSecretAsync(InstallationKey key, string secret, CancellationToken ct);

    /// <summary>
    /// Takes the right to renew the secret for so long, which only one at a time has over all processes;
    /// <see langword="false"/> while somebody else has it.
    /// </summary>
    Task<bool> TryLeaseAsync(InstallationKey key, TimeSpan duration, CancellationToken ct);

    /// <summary>Gives the right back.</summary>
    Task ReleaseAsync(InstallationKey key, CancellationToken ct);

    /// <summary>
    /// Ends an installation: its secret is gone at once, its messages stop, and the time until its data goes begins. Doing it
    /// again, or for one that never was, changes nothing; says whether something ended.
    /// </summary>
    /// <param name="key">Its name.</param>
    /// <param name="happenedAt">
    /// When the platform says that it ended. What is told late, after somebody installed again, is about the installation before.
    /// </param>
    /// <param name="ct">Stops before it.</param>
    Task<bool> RemoveAsync(InstallationKey key, DateTimeOffset? happenedAt, CancellationToken ct);

    /// <summary>The secret does not work any more and nothing renews it: the owner is told, once.</summary>
    Task ReconnectNeededAsync(InstallationKey key, string remedy, CancellationToken ct);
}

/// <summary>The name of an installation: the channel, and the platform's id of the workspace, organisation or tenant.</summary>
public readonly record struct InstallationKey(string Channel, string Id);

/// <summary>An installation that is to be.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Title">What the workspace or tenant is called: the name of a practice that is made for it.</param>
/// <param name="Secret">What the channel needs in order to speak there. It is kept encrypted.</param>
/// <param name="Installer">Who installed it, where somebody did.</param>
/// <param name="Owner">The same person by what the channel says of them.</param>
public sealed record NewInstallation(
    InstallationKey Key,
    string Title,
    string Secret,
    UserRef? Installer,
    Person? Owner
)
{
    /// <summary>
    /// Whether it belongs to the practice that this bot was set up for. Only whoever runs the bot can say so, by its settings;
    /// what anybody in the world may install is a practice of its own.
    /// </summary>
    public bool JoinsLocalPractice { get; init; }

    /// <summary>How the installer is reached, for channels that keep that in the <see cref="IAddressBook"/>.</summary>
    public KnownPerson? Reach { get; init; }
}

/// <summary>An installation that is kept, with its secret decrypted.</summary>
public sealed record KeptInstallation(InstallationKey Key, string Secret);
