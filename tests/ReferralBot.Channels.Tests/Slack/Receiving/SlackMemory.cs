using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>Keeps the turns that came through and what they were answered with. A test may answer them itself.</summary>
internal sealed class ScriptedTurns : ITurnMiddleware
{
    private readonly ConcurrentQueue<(Turn Turn, Reply Reply)> _answered = new();
    private readonly ConcurrentQueue<Turn> _all = new();

    public IReadOnlyList<Turn> All => [.. _all];

    public IReadOnlyList<(Turn Turn, Reply Reply)> Answered => [.. _answered];

    /// <summary>What answers instead of the bot; nothing to say unless a test wants something else.</summary>
    public NextTurn? Answer { get; set; } = (_, _) => Task.FromResult<Reply>(new Reply.Nothing());

    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        _all.Enqueue(turn);
        var reply = await (Answer ?? next)(turn, ct);
        _answered.Enqueue((turn, reply));
        return reply;
    }
}

/// <summary>Installations in memory, which know only their end.</summary>
internal sealed class MemoryInstallations : IInstallations
{
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal) { "T0MAPLE01" };

    public List<string> Removals { get; } = [];

    /// <summary>When the last one is said to have ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Task InstallAsync(NewInstallation installation, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The app that is installed, where that is known.</summary>
    public string? AppId { get; set; }

    public Task<KeptInstallation?> FindAsync(InstallationKey key, CancellationToken ct) =>
        Task.FromResult(
            Known.Contains(key.Id)
                ? new KeptInstallation(key, new SlackSecret { AccessToken = "xoxb-test", AppId = AppId }.Write())
                : null
        );

    public Task<IReadOnlyList<KeptInstallation>> AllAsync(string channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeptInstallation>>([]);

    public Task KeepSecretAsync(InstallationKey key, string secret, CancellationToken ct) => Task.CompletedTask;

    public Task<bool> TryLeaseAsync(InstallationKey key, TimeSpan duration, CancellationToken ct) =>
        Task.FromResult(true);

    public Task ReleaseAsync(InstallationKey key, CancellationToken ct) => Task.CompletedTask;

    public Task<bool> RemoveAsync(InstallationKey key, DateTimeOffset? happenedAt, CancellationToken ct)
    {
        Removals.Add(key.Id);
        EndedAt = happenedAt;
        return Task.FromResult(Known.Remove(key.Id));
    }

    public Task ReconnectNeededAsync(InstallationKey key, string remedy, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Open forms in memory.</summary>
internal sealed class MemoryOpenForms : IOpenForms
{
    private readonly ConcurrentDictionary<(UserRef User, string Id), OpenForm> _kept = new();

    public void Has(UserRef user, string id, OpenForm form) => _kept[(user, id)] = form;

    public Task<string> KeepAsync(UserRef user, OpenForm form, CancellationToken ct)
    {
        var id = $"open-form-{_kept.Count:00000000}";
        Has(user, id, form);
        return Task.FromResult(id);
    }

    public Task<OpenForm?> FindAsync(UserRef user, string id, CancellationToken ct) =>
        Task.FromResult(_kept.GetValueOrDefault((user, id)));
}

/// <summary>Slack's side of the wire: takes everything, and keeps it. Nothing leaves this machine.</summary>
internal sealed class SlackCalls : HttpMessageHandler
{
    private readonly ConcurrentQueue<(Uri Address, string Body)> _all = new();

    public IReadOnlyList<(Uri Address, string Body)> All => [.. _all];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        _all.Enqueue((request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct)));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent("{\"ok\":true}", Encoding.UTF8, "application/json"),
        };
    }
}
