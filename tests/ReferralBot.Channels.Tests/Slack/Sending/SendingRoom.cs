using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>A Slack of our own, and everything that calls it, as the host puts it together.</summary>
internal sealed class SendingRoom : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SendingRoom(FakeSlack slack, TimeProvider clock)
    {
        Slack = slack;
        Workspace = slack.AddWorkspace("T0MAPLE", "Maple Street Wellness");
        Sam = Workspace.AddUser("Sam", FakeStanding.Owner);
        Team = Workspace.AddChannel("referrals").With(Sam).WithBot();
        Installations = new HeldInstallations();
        Installations.Has("T0MAPLE", Workspace.BotToken, "maplebot");
        var options = new SlackOptions { ApiBaseUrl = slack.ApiBaseUrl };
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(Options.Create(options))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<IInstallations>(Installations)
            .AddSingleton<SlackInstallations>()
            .AddSingleton<SlackRenewal>()
            .AddSingleton<SlackTokens>()
            .AddSlackSending()
            .BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Clock { get; private init; } = null!;

    public FakeSlack Slack { get; }

    public FakeWorkspace Workspace { get; }

    public FakeUser Sam { get; }

    public FakeChannel Team { get; }

    public HeldInstallations Installations { get; }

    public WrittenLog Log { get; } = new();

    public SlackClient Client => Get<SlackClient>();

    public SlackApi Api => Get<SlackApi>();

    public IChannel Channel => Get<IChannel>();

    public ConversationRef InTeam => new("slack", "T0MAPLE", Team.Id);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SendingRoom> OpenAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        return new SendingRoom(await FakeSlack.StartAsync(clock), clock) { Clock = clock };
    }

    /// <summary>With a clock that runs by itself, for what is tried again within a call.</summary>
    public static async Task<SendingRoom> OpenLiveAsync() => new(await FakeSlack.StartAsync(), TimeProvider.System);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<SlackAnswer> Posts(string text = "hello") =>
        Client.CallAsync(
            "chat.postMessage",
            Workspace.BotToken,
            new JsonObject { ["channel"] = Team.Id, ["text"] = text },
            Ct
        );

    /// <summary>Lets the time of a call run out once it has reached Slack.</summary>
    public async Task<T> RunsOut<T>(Task<T> call, TimeSpan after)
    {
        while (Slack.Calls.Count == 0 && !call.IsCompleted)
        {
            await Task.Yield();
        }

        Clock.Advance(after);
        return await call;
    }

    public async ValueTask DisposeAsync()
    {
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        await Slack.DisposeAsync();
    }
}

/// <summary>Installations in memory.</summary>
internal sealed class HeldInstallations : IInstallations
{
    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <summary>What somebody was told to mend.</summary>
    public ConcurrentQueue<string> Remedies { get; } = new();

    public void Has(string installation, string token, string? name = null, string? refresh = null) =>
        _secrets[installation] = new SlackSecret
        {
            AccessToken = token,
            BotName = name,
            RefreshToken = refresh,
        }.Write();

    public Task InstallAsync(NewInstallation installation, CancellationToken ct) => throw new NotSupportedException();

    public Task<KeptInstallation?> FindAsync(InstallationKey key, CancellationToken ct) =>
        Task.FromResult(_secrets.TryGetValue(key.Id, out var secret) ? new KeptInstallation(key, secret) : null);

    public Task<IReadOnlyList<KeptInstallation>> AllAsync(string channel, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task KeepSecretAsync(InstallationKey key, string secret, CancellationToken ct)
    {
        _secrets[key.Id] = secret;
        return Task.CompletedTask;
    }

    public Task<bool> TryLeaseAsync(InstallationKey key, TimeSpan duration, CancellationToken ct) =>
        Task.FromResult(true);

    public Task ReleaseAsync(InstallationKey key, CancellationToken ct) => Task.CompletedTask;

    public Task<bool> RemoveAsync(InstallationKey key, DateTimeOffset? happenedAt, CancellationToken ct) =>
        Task.FromResult(_secrets.TryRemove(key.Id, out _));

    public Task ReconnectNeededAsync(InstallationKey key, string remedy, CancellationToken ct)
    {
        Remedies.Enqueue(remedy);
        return Task.CompletedTask;
    }
}
