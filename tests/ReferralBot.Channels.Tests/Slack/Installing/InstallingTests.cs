using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>What tests of installing stand on: a Slack of our own, our pages, a database, and somebody's browser.</summary>
public abstract class InstallingTests : IAsyncLifetime
{
    private readonly EphemeralDataProtectionProvider _keys = new();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = null!;

    protected FakeSlack Slack { get; private set; } = null!;

    private protected InstallServer Bot { get; private set; } = null!;

    private protected InstallBrowser Browser { get; private set; } = null!;

    /// <summary>The token of the settings.</summary>
    protected virtual string? BotToken => null;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Slack = await FakeSlack.StartAsync(Database.Clock);
        await ArrangeAsync();
        Bot = await StartAsync();
        Browser = new InstallBrowser(Bot.Address);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>What is there before the bot starts.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    /// <summary>Another process of the bot on the same database, with the same keys.</summary>
    private protected Task<InstallServer> StartAsync() => InstallServer.StartAsync(Database, Slack, _keys, BotToken);

    /// <summary>Installs as somebody, from the first page to the last, and returns what the last one says.</summary>
    protected async Task<(int Status, string Text)> InstallsAsync(FakeUser person) =>
        await Browser.ReadsAsync(Slack.Approves(await Browser.BeginsAsync(), person));

    /// <summary>What is kept for an installation, decrypted.</summary>
    private protected Task<SlackSecret?> KeptAsync(string installation) =>
        Bot.Services.GetRequiredService<SlackInstallations>().FindAsync(installation, Ct);

    /// <summary>All practices, with their installations and owners.</summary>
    protected async Task<
        IReadOnlyList<(string Practice, string Installation, string? Owner, string? By)>
    > InstalledAsync()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        var rows = await all.Query<Installation>()
            .Where(row => row.Channel == "slack" && row.RemovedAt == null)
            .OrderBy(row => row.ExternalId)
            .Select(row => new
            {
                all.Query<Practice>().First(practice => practice.Id == row.PracticeId).Name,
                row.ExternalId,
                Owner = all.Query<Member>()
                    .Where(member => member.PracticeId == row.PracticeId && member.Role == Role.Owner)
                    .Select(member => member.DisplayName)
                    .FirstOrDefault(),
                row.InstalledBy,
            })
            .ToListAsync(Ct);
        return [.. rows.Select(row => (row.Name, row.ExternalId, (string?)row.Owner, row.InstalledBy))];
    }
}
