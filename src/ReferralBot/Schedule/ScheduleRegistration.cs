using System.Reflection;
using Quartz;
using ReferralBot.Features.Data;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Schedule;

/// <summary>Sets an alarm for every job of the features: a handful of fixed ones, whatever the number of practices.</summary>
internal static class ScheduleRegistration
{
    // On the minutes of the clock that every zone's 09:00 falls on: offsets are whole quarters of an hour.
    private const string EveryFiveMinutes = "0 0/5 * * * ?";

    private static readonly MethodInfo SetAlarm = typeof(ScheduleRegistration).GetMethod(
        nameof(Set),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Adds the scheduler with the alarms of all jobs that were added before.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services, DatabaseOptions database)
    {
        var alarms = services.ScheduledJobs().Select(job => (job.Name, job.Alarm)).ToList();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = "ReferralBot");
            quartz.UseDefaultThreadPool(4);
            if (database.Provider == DatabaseProvider.PostgreSql)
            {
                quartz.UsePersistentStore(store => Cluster(store, database.ConnectionString));
            }
            else
            {
                // The ledger and the scan at the start survive a restart; alarms need not.
                quartz.UseInMemoryStore();
            }

            foreach (var (name, alarm) in alarms)
            {
                SetAlarm.MakeGenericMethod(alarm).Invoke(null, [quartz, name]);
            }

            Set<HousekeepingJob>(quartz, HousekeepingJob.Name);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Cluster(IPersistentStoreBuilder store, string connectionString)
    {
        store.UsePostgres(connectionString);
        store.ProvisionSchema();
        store.UseClustering();
    }

    private static void Set<TAlarm>(IQuartzBuilder quartz, string name)
        where TAlarm : class, IJob
    {
        quartz.AddJob<TAlarm>(job => job.WithIdentity(name).StoreDurably().RequestRecovery());
        quartz.AddTrigger<TAlarm>(trigger =>
            trigger.WithIdentity(name).ForJob(name).WithCronSchedule(EveryFiveMinutes, AsOnce)
        );

        // What fell due while the bot was away is sent late, and marked as such.
        quartz.RunAtStartup(new JobKey(name));
    }

    // However many times it was missed, it rings once.
    private static void AsOnce(CronScheduleBuilder cron) =>
        cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
}
