using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Jobs;
using ReferralBot.Schedule;

namespace ReferralBot.Tests.Schedule;

/// <summary>Every job that exists is registered under a name of its own and has an alarm that rings.</summary>
public sealed class ScheduleTests
{
    private static readonly IServiceCollection Services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddFeatures();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Type> UseCases { get; } =
    [
        .. typeof(IScheduledJob)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduledJob))),
    ];

    [Theory]
    [MemberData(nameof(UseCases))]
    public void Each_is_registered_once_with_an_alarm_clock_beside_it(Type useCase)
    {
        var job = Assert.Single(Services.ScheduledJobs(), job => job.UseCase == useCase);

        Assert.True(job.Alarm.IsAssignableTo(typeof(IJob)));
        Assert.Equal(useCase.Namespace, job.Alarm.Namespace);
        Assert.Single(Services.ScheduledJobs(), other => other.Name == job.Name);
    }

    [Fact]
    public async Task Each_has_an_alarm_on_every_fifth_minute_that_a_crash_does_not_silence()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddFeatures()
            .AddData(new DatabaseOptions())
            .AddSchedule(new DatabaseOptions())
            .BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(Ct);

        foreach (var name in services.GetServices<JobEntry>().Select(job => job.Name).Append(HousekeepingJob.Name))
        {
            var alarm = Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(name), Ct));
            var first = alarm.GetFireTimeAfter(alarm.StartTimeUtc)!.Value;
            Assert.Equal((0, 0), (first.Minute % 5, first.Second));
            Assert.Equal(first.AddMinutes(5), alarm.GetFireTimeAfter(first));
            Assert.True((await scheduler.GetJobDetail(new JobKey(name), Ct))!.RequestsRecovery);
        }
    }
}
