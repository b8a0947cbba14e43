using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>What tests of tokens stand on that run out: a workspace whose app rotates them.</summary>
public abstract class RotatingTokenTests : InstallingTests
{
    protected static TimeSpan Life { get; } = TimeSpan.FromHours(12);

    protected FakeWorkspace Workspace { get; private set; } = null!;

    private protected SlackTokens Tokens => Bot.Services.GetRequiredService<SlackTokens>();

    protected override Task ArrangeAsync()
    {
        Slack.App.RotatesTokens = true;
        Workspace = Slack.AddWorkspace("T1", "Elm Street");
        return Task.CompletedTask;
    }

    protected int Renewals() =>
        Slack
            .CallsOf("oauth.v2.access")
            .Count(call => call.Arguments["grant_type"]?.GetValue<string>() == "refresh_token");

    protected async Task<string> HasInstalledAsync()
    {
        Assert.Equal(200, (await InstallsAsync(Workspace.AddUser("Ana", FakeStanding.Admin))).Status);
        return Workspace.BotToken;
    }

    protected async Task<Installation> RowAsync()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AllPractices>()
            .Query<Installation>()
            .SingleAsync(row => row.ExternalId == "T1", Ct);
    }
}
