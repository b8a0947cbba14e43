using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Testing.Data;

/// <summary>
/// Tests that hold on both databases: derive an abstract class from this one, and from that two sealed ones,
/// <c>…OnSqlite</c> and <c>…OnPostgres</c>.
/// </summary>
public abstract class DataTests(DatabaseProvider provider) : IAsyncLifetime
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = null!;

    /// <summary>The practice of most tests.</summary>
    protected Practice Practice { get; private set; } = null!;

    protected DatabaseProvider Provider => provider;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(provider, Configure);
        Practice = await Database.HasPracticeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>Replaces services before they are built.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    protected T Get<T>()
        where T : notnull => Database.Services.GetRequiredService<T>();
}
