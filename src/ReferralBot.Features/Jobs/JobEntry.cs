using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Jobs;

/// <summary>A registered job: its name, its times, and the alarm clock that wakes it.</summary>
public sealed record JobEntry
{
    private JobEntry() { }

    /// <summary>What operators call it.</summary>
    public required string Name { get; init; }

    /// <summary>The use case.</summary>
    public required Type UseCase { get; init; }

    /// <summary>The alarm clock, which the host sets a trigger for.</summary>
    public required Type Alarm { get; init; }

    /// <summary>The latest time at or before an instant that it is due in a practice.</summary>
    public required Func<Practice, DateTimeOffset, JobTime> LastAt { get; init; }

    /// <summary>The first time after an instant that it is due in a practice.</summary>
    public required Func<Practice, DateTimeOffset, JobTime> NextAt { get; init; }

    internal static JobEntry Of<TUseCase, TAlarm>()
        where TUseCase : class, IScheduledJob
        where TAlarm : class =>
        new()
        {
            Name = TUseCase.Name,
            UseCase = typeof(TUseCase),
            Alarm = typeof(TAlarm),
            LastAt = TUseCase.LastAt,
            NextAt = TUseCase.NextAt,
        };
}

/// <summary>Adds jobs: one line a job in its feature.</summary>
public static class JobRegistration
{
    /// <summary>Adds what all jobs share.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.AddSingleton<DueScan>();

    /// <summary>Adds a use case that runs on a schedule, with the alarm clock beside it.</summary>
    public static IServiceCollection AddScheduledJob<TUseCase, TAlarm>(this IServiceCollection services)
        where TUseCase : class, IScheduledJob
        where TAlarm : class
    {
        services.AddScoped<TUseCase>();
        return services.AddSingleton(JobEntry.Of<TUseCase, TAlarm>());
    }

    /// <summary>The jobs that were added, so that the host can set their alarms.</summary>
    public static IReadOnlyList<JobEntry> ScheduledJobs(this IServiceCollection services) =>
        [.. services.Select(service => service.ImplementationInstance).OfType<JobEntry>()];
}
