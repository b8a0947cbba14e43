using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>A copy of a live database is whole, and nothing is overwritten for it.</summary>
public sealed class BackupTests() : DataTests(DatabaseProvider.Sqlite)
{
    private string Target =>
        Path.Combine(Path.GetDirectoryName(Get<SqliteFile>().FilePath)!, $"{TestContext.Current.Test!.UniqueID}.copy");

    [Fact]
    public async Task A_copy_made_under_load_restores_to_whole_transactions()
    {
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 8).Select(_ => WritesPairsAsync(enough.Token)).ToList();
        await Task.WhenAny(writing.Select(pairs => pairs.First.Task)); // rows are coming in
        var before = await CountAsync(Database.Services);

        var copied = await Get<DatabaseBackup>().WriteAsync(Target, Ct);
        await enough.CancelAsync();
        await Task.WhenAll(writing.Select(pairs => pairs.Done));
        Assert.False(copied.Failed(out var problem, out var bytes), problem?.Message);
        Assert.Equal(new FileInfo(Target).Length, bytes);

        await using var restored = new ServiceCollection()
            .AddLogging()
            .AddData(new() { ConnectionString = $"Data Source={Target}" })
            .BuildServiceProvider(validateScopes: true);
        Assert.Empty(await restored.GetRequiredService<DatabaseMigrator>().MigrateAsync(Ct));
        var rows = await CountAsync(restored);
        Assert.True(rows >= before, $"{rows} rows in the copy, {before} were acknowledged before it.");
        Assert.Equal(0, rows % 2); // rows come in pairs
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await File.WriteAllTextAsync(Target, "precious", Ct);

        Assert.True((await Get<DatabaseBackup>().WriteAsync(Target, Ct)).Failed(out var problem, out _));
        Assert.Equal("backup.exists", problem.Code);
        Assert.Equal("precious", await File.ReadAllTextAsync(Target, Ct));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_leaves_nothing_behind()
    {
        var nowhere = Path.Combine(Get<SqliteFile>().FilePath, "copy");

        Assert.True((await Get<DatabaseBackup>().WriteAsync(nowhere, Ct)).Failed(out var problem, out _));
        Assert.Equal("backup.failed", problem.Code);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_copy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await Get<DatabaseBackup>().WriteAsync(Target, Ct);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!, "*.partial"));
    }

    private static async Task<int> CountAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AllPractices>().Query<OutboxMessage>().CountAsync(Ct);
    }

    private (TaskCompletionSource First, Task Done) WritesPairsAsync(CancellationToken enough)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (first, Task.Run(() => LoopAsync(first, enough), Ct));
    }

    private async Task LoopAsync(TaskCompletionSource first, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await Database.InAsync(
                Practice.Id,
                async db =>
                {
                    db.Outbox.AddRange(Message(), Message());
                    await db.SaveChangesAsync(Ct);
                }
            );
            first.TrySetResult();
        }
    }

    private OutboxMessage Message() =>
        OutboxMessage.Post(Practice.Id, new ConversationRef("web", "local", "team"), new Card("Hi"), Database.Clock);
}
