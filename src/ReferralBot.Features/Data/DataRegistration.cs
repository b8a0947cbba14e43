using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Features.Data;

/// <summary>Adds the database and all that reads and writes it.</summary>
public static class DataRegistration
{
    /// <summary>Adds the database that the settings name; the settings were checked before.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            services.AddSqlite(options.ConnectionString);
        }
        else
        {
            services.AddPostgres(options.ConnectionString);
        }

        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<BookChanges>();
        services.AddSingleton<PracticeBooks>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<Housekeeping>();
        services.AddSingleton<ITranscript, TranscriptStore>();
        services.AddInstallations();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<DatabaseBackup>();
        services.AddScoped<CurrentPractice>();
        services.AddScoped(scope =>
            scope.GetRequiredService<ReferralDbFactory>().Open(scope.GetRequiredService<CurrentPractice>())
        );
        services.AddScoped<AllPractices>();
        services.AddScoped<JobLedger>();
        services.AddScoped<ScorecardReader>();
        services.AddScoped<IDraftStore, DraftStore>();
        return services;
    }

    // Encrypting the secrets is the host's: it has the keys.
    private static void AddInstallations(this IServiceCollection services)
    {
        services.TryAddSingleton(new PracticeDefaults());
        services.AddSingleton<IInstallations, InstallationStore>();
        services.AddSingleton<IOpenForms, OpenFormStore>();
        services.AddSingleton<IAddressBook, AddressBook>();
    }

    private static void AddSqlite(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(new SqliteFile(connectionString));
        services.AddSingleton(all => new SqliteWriter(all.GetRequiredService<SqliteFile>(), new WriterLimits()));
        services.AddSingleton<ReferralDbFactory>(all => new SqliteReferralDbFactory(
            all.GetRequiredService<SqliteFile>(),
            Seam(all, all.GetRequiredService<SqliteWriter>()),
            all.GetService<ILoggerFactory>()
        ));
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddSingleton<ReferralDbFactory>(all => new PostgresReferralDbFactory(
            all.GetRequiredService<NpgsqlDataSource>(),
            Seam(all, new PostgresTransactions()),
            all.GetService<ILoggerFactory>()
        ));
    }

    private static WriteSeam Seam(IServiceProvider all, IWrites writes) =>
        new(writes, all.GetRequiredService<OutboxSignal>(), all.GetRequiredService<BookChanges>());
}
