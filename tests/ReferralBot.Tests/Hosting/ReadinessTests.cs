using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Hosting;
using ReferralBot.Testing.Data;

namespace ReferralBot.Tests.Hosting;

/// <summary>What an operator's watchdog is told about the socket to Slack.</summary>
public sealed class ReadinessTests() : DataTests(DatabaseProvider.Sqlite)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Without_Socket_Mode_nothing_is_said_of_a_socket()
    {
        var report = await ReportAsync(socket: null);

        Assert.True(report.IsReady);
        Assert.DoesNotContain("socket", JsonSerializer.Serialize(report, HealthJson.Default.HealthReport), Ordinal);
    }

    [Fact]
    public async Task A_bot_that_connects_is_ready_for_two_minutes_and_down_after_that()
    {
        var socket = new SlackSocketState(Database.Clock);

        Database.Clock.Advance(SlackSocketState.LongestDeafness - Second);
        var before = await ReportAsync(socket);
        Assert.True(before.IsReady);
        Assert.Equal("connecting", before.Socket);

        Database.Clock.Advance(Second);
        var after = await ReportAsync(socket);
        Assert.False(after.IsReady);
        Assert.Equal("down", after.Socket);
        Assert.Contains(
            "\"socket\":\"down\"",
            JsonSerializer.Serialize(after, HealthJson.Default.HealthReport),
            Ordinal
        );
    }

    [Fact]
    public async Task A_bot_is_not_ready_before_its_own_first_turns_are_over_and_is_ready_when_they_fail()
    {
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        var warmUp = new WarmUp(
            nothing.GetRequiredService<IServiceScopeFactory>(),
            Database.Clock,
            NullLogger<WarmUp>.Instance
        );
        var before = await ReportAsync(socket: null, warmUp);
        Assert.Equal((false, "warming"), (before.IsReady, before.Start));

        await warmUp.RunAsync(Ct); // there is no database in there

        var after = await ReportAsync(socket: null, warmUp);
        Assert.Equal((true, "ok"), (after.IsReady, after.Start));
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private async Task<HealthReport> ReportAsync(SlackSocketState? socket, WarmUp? warmUp = null)
    {
        await using var services = new ServiceCollection().AddLogging().AddQuartz().BuildServiceProvider();
        var schedulers = services.GetRequiredService<ISchedulerFactory>();
        var scheduler = await schedulers.GetScheduler(Ct);
        await scheduler.Start(Ct);
        var readiness = new Readiness(Get<OutboxQueue>(), schedulers, Database.Clock, new ChannelLinks(socket), warmUp);
        return await readiness.ReportAsync(Ct);
    }
}
