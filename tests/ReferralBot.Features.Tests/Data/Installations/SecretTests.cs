using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Installations;

/// <summary>Secrets are kept where nobody can read them, and renewed by one at a time; on both databases.</summary>
public abstract class SecretTests(DatabaseProvider provider) : DataTests(provider)
{
    private const string Token = "xoxb-a-secret-that-nobody-may-read";

    private static readonly InstallationKey Key = new("chat", "T1");
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(30);

    private IInstallations Here => Get<IInstallations>();

    [Fact]
    public async Task A_secret_comes_back_as_it_was_and_is_nowhere_in_the_database()
    {
        await InstallAsync();
        await Here.KeepSecretAsync(Key, Token + "-renewed", Ct);

        Assert.Equal(Token + "-renewed", (await Here.FindAsync(Key, Ct))!.Secret);
        Assert.Equal(Token + "-renewed", Assert.Single(await Here.AllAsync("chat", Ct)).Secret);
        Assert.DoesNotContain(Token, await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_want_to_renew_it_one_may_in_all_processes()
    {
        await InstallAsync();
        await using var elsewhere = Elsewhere();
        var there = elsewhere.GetRequiredService<IInstallations>();

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? Here : there).TryLeaseAsync(Key, Half, Ct))
        );

        Assert.Single(taken, isTaken => isTaken);
    }

    [Fact]
    public async Task The_right_lapses_and_only_who_has_it_gives_it_back()
    {
        await InstallAsync();
        await using var elsewhere = Elsewhere();
        var there = elsewhere.GetRequiredService<IInstallations>();
        Assert.True(await Here.TryLeaseAsync(Key, Half, Ct));

        await there.ReleaseAsync(Key, Ct);
        Assert.False(await there.TryLeaseAsync(Key, Half, Ct));

        Database.Clock.Advance(Half);
        Assert.True(await there.TryLeaseAsync(Key, Half, Ct));
        await Here.ReleaseAsync(Key, Ct); // too late: it is another's by now
        Assert.False(await Here.TryLeaseAsync(Key, Half, Ct));

        await there.ReleaseAsync(Key, Ct);
        Assert.True(await Here.TryLeaseAsync(Key, Half, Ct));
    }

    [Fact]
    public async Task There_is_nothing_to_renew_where_nothing_is_installed() =>
        Assert.False(await Here.TryLeaseAsync(Key, Half, Ct));

    private Task InstallAsync() =>
        Here.InstallAsync(new NewInstallation(Key, "Elm", Token, Installer: null, Owner: null), Ct);

    private ServiceProvider Elsewhere() =>
        new ServiceCollection()
            .AddSingleton<TimeProvider>(Database.Clock)
            .AddSingleton<ISecretBox>(Get<TestSecretBox>())
            .AddLogging()
            .AddData(Database.Options)
            .BuildServiceProvider(validateScopes: true);

    // On SQLite the very bytes of the files; on PostgreSQL each column of the row.
    private async Task<string> EverythingAsync()
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            await using var scope = Database.Services.CreateAsyncScope();
            var row = await scope
                .ServiceProvider.GetRequiredService<AllPractices>()
                .Query<ReferralBot.Features.Domain.Installation>()
                .SingleAsync(Ct);
            return string.Join('\n', row.GetType().GetProperties().Select(column => column.GetValue(row)));
        }

        var file = new FileInfo(Get<SqliteFile>().FilePath);
        var all = new StringBuilder();
        foreach (var part in file.Directory!.GetFiles(file.Name + "*"))
        {
            await using var bytes = part.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(bytes, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(Ct));
        }

        Assert.Contains("T1", all.ToString(), StringComparison.Ordinal); // this is where it would be
        return all.ToString();
    }
}

public sealed class SecretTestsOnSqlite() : SecretTests(DatabaseProvider.Sqlite);

public sealed class SecretTestsOnPostgres() : SecretTests(DatabaseProvider.PostgreSql);
