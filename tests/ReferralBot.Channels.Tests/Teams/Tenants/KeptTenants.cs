using System.Collections.Concurrent;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <summary>Installations in memory.</summary>
internal sealed class KeptTenants : IInstallations
{
    private readonly ConcurrentDictionary<InstallationKey, string> _secrets = new();

    public List<NewInstallation> Installs { get; } = [];

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public string? Secret(string tenant) => _secrets.GetValueOrDefault(new InstallationKey("teams", tenant));

    public void Has(InstallationKey key, string secret) => _secrets[key] = secret;

    public Task InstallAsync(NewInstallation installation, CancellationToken ct)
    {
        Installs.Add(installation);
        _secrets[installation.Key] = installation.Secret;
        return Task.CompletedTask;
    }

    public Task<KeptInstallation?> FindAsync(InstallationKey key, CancellationToken ct)
    {
        Reads++;
        return Task.FromResult(_secrets.TryGetValue(key, out var secret) ? new KeptInstallation(key, secret) : null);
    }

    public Task<IReadOnlyList<KeptInstallation>> AllAsync(string channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeptInstallation>>([]);

    public Task KeepSecretAsync(InstallationKey key, string secret, CancellationToken ct)
    {
        Writes++;
        _secrets[key] = secret;
        return Task.CompletedTask;
    }

    public Task<bool> TryLeaseAsync(InstallationKey key, TimeSpan duration, CancellationToken ct) =>
        Task.FromResult(true);

    public Task ReleaseAsync(InstallationKey key, CancellationToken ct) => Task.CompletedTask;

    public Task<bool> RemoveAsync(InstallationKey key, DateTimeOffset? happenedAt, CancellationToken ct) =>
        Task.FromResult(_secrets.TryRemove(key, out _));

    public Task ReconnectNeededAsync(InstallationKey key, string remedy, CancellationToken ct) => Task.CompletedTask;
}
