using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Testing.Data;

/// <summary>A fresh, migrated database of its own for one test, and the services that read and write it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _remove;
    private readonly ServiceProvider _services;

    private TestDatabase(
        DatabaseOptions options,
        Func<ValueTask> remove,
        FakeTimeProvider clock,
        Action<IServiceCollection>? configure
    )
    {
        Options = options;
        Clock = clock;
        _remove = remove;
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddLogging().AddData(options);
        services.AddSingleton<TestSecretBox>().AddSingleton<ISecretBox>(all => all.GetRequiredService<TestSecretBox>());
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The time of everything that works on this database.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Where the database is, for a host that is started on it.</summary>
    public DatabaseOptions Options { get; }

    public IServiceProvider Services => _services;

    /// <summary>A clock that starts on a working day in the middle of a month: Wed 16 Sep 2026, 11:00 in New York.</summary>
    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));

    /// <summary>A fresh database; skips the test (or fails it) where the server is missing.</summary>
    public static async Task<TestDatabase> CreateAsync(
        DatabaseProvider provider,
        Action<IServiceCollection>? configure = null,
        FakeTimeProvider? clock = null
    )
    {
        var (options, remove) = await (
            provider == DatabaseProvider.Sqlite ? SqliteTemplate.CopyAsync() : PostgresTemplate.CopyAsync()
        );
        return new TestDatabase(options, remove, clock ?? NewClock(), configure);
    }

    /// <summary>A scope that works for a practice, as a turn or a job does.</summary>
    public AsyncServiceScope Scope(Id<Practice> practice)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPractice>().Set(practice);
        return scope;
    }

    /// <summary>Reads or changes a practice's rows in a scope of their own.</summary>
    public async Task<T> InAsync<T>(Id<Practice> practice, Func<ReferralDb, Task<T>> work)
    {
        await using var scope = Scope(practice);
        return await work(scope.ServiceProvider.GetRequiredService<ReferralDb>());
    }

    /// <inheritdoc cref="InAsync{T}" />
    public Task InAsync(Id<Practice> practice, Func<ReferralDb, Task> work) =>
        InAsync(
            practice,
            async db =>
            {
                await work(db);
                return true;
            }
        );

    /// <summary>A practice with ordinary settings.</summary>
    public async Task<Practice> HasPracticeAsync(string name = "Maple Street Wellness")
    {
        var settings = new PracticeSettings { Name = name, TimeZone = "America/New_York" };
        if (Practice.Create(settings, Clock).Failed(out var problem, out var practice))
        {
            throw new InvalidOperationException(problem.Message);
        }

        await InAsync(
            practice.Id,
            async db =>
            {
                db.Add(practice);
                await db.SaveChangesAsync();
            }
        );
        return practice;
    }

    public async ValueTask DisposeAsync()
    {
        await Ending.WithAsync(Clock, _services.DisposeAsync());
        await _remove();
    }
}
