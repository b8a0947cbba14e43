using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>The one writer of a SQLite file: durable, bounded, and fair to those who wait.</summary>
public sealed class SqliteWriterTests() : DataTests(DatabaseProvider.Sqlite)
{
    private const int QueueLimit = 8;

    [Fact]
    public void The_writer_puts_every_commit_on_disk()
    {
        using var connection = Get<SqliteFile>().OpenWriter();

        Assert.Equal(2L, Pragma(connection, "synchronous")); // FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
        Assert.Equal("wal", Pragma(connection, "journal_mode"));
        Assert.Equal(1L, Pragma(connection, "foreign_keys"));
    }

    [Fact]
    public async Task Readers_cannot_write()
    {
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);

        var fault = await Assert.ThrowsAsync<SqliteException>(() => db.Outbox.ExecuteDeleteAsync(Ct));
        Assert.Equal(8, fault.SqliteErrorCode); // SQLITE_READONLY
    }

    [Fact]
    public async Task A_full_queue_is_told_at_once_and_the_others_are_saved()
    {
        await using var stalled = await StallAsync();
        var queued = Enumerable.Range(0, QueueLimit).Select(_ => SavesAsync(Ct)).ToList();

        var refused = SavesAsync(Ct);
        Assert.True(refused.IsFaulted); // at once, not after a wait
        await Assert.ThrowsAsync<DatabaseBusyException>(() => refused);

        stalled.Release();
        await Task.WhenAll(queued);
        Assert.Equal(QueueLimit, await CountAsync());
    }

    [Fact]
    public async Task Whoever_leaves_before_the_write_began_has_saved_nothing()
    {
        await using var stalled = await StallAsync();
        using var leaving = new CancellationTokenSource();
        var save = SavesAsync(leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save); // while the writer is still stalled

        stalled.Release();
        await SavesAsync(Ct);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Whoever_leaves_after_the_write_began_is_told_how_it_ended()
    {
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        using var leaving = new CancellationTokenSource();
        var stalled = new Stall();
        var write = db.WriteAsync(_ => stalled.RunAsync(), leaving.Token);
        await stalled.Begun;
        await leaving.CancelAsync();
        Assert.False(write.IsCompleted);

        stalled.Release();
        Assert.True(await write);
    }

    [Fact]
    public async Task Many_waiting_saves_share_a_commit()
    {
        await using var stalled = await StallAsync();
        var queued = Enumerable.Range(0, QueueLimit).Select(_ => SavesAsync(Ct)).ToList();
        var before = CommitCounter();
        stalled.Release();
        await Task.WhenAll(queued);

        // The stalled batch changed nothing and left no trace.
        Assert.Equal(1, CommitCounter() - before);
    }

    [Fact]
    public async Task Another_program_that_writes_makes_it_busy_and_then_it_goes_on()
    {
        await using (var other = new SqliteConnection(Get<SqliteFile>().ReadWrite))
        {
            await other.OpenAsync(Ct);
            await using var holding = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<DatabaseBusyException>(() => SavesAsync(Ct));
        }

        await SavesAsync(Ct);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_fails_all_of_its_batch()
    {
        await SavesAsync(Ct);
        await using var stalled = await StallAsync();
        await using var second = Get<ReferralDbFactory>().Open(Practice.Id);
        var broken = second.WriteAsync(
            async ct =>
            {
                // Checked at the commit only, and violated: any other commit that fails needs a broken disk.
                await second.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON", ct);
                return await second.Database.ExecuteSqlRawAsync(
                    "UPDATE Outbox SET PracticeId = '00000000-0000-0000-0000-000000000001'",
                    ct
                );
            },
            Ct
        );
        var innocent = SavesAsync(Ct);
        stalled.Release();

        await Assert.ThrowsAsync<SqliteException>(() => broken);
        await Assert.ThrowsAsync<SqliteException>(() => innocent);
        Assert.Equal(1, await CountAsync()); // neither is half there
        await SavesAsync(Ct);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Shutting_down_finishes_what_was_taken_and_takes_no_more()
    {
        var stalled = await StallAsync();
        var queued = Enumerable.Range(0, QueueLimit).Select(_ => SavesAsync(Ct)).ToList();
        var closing = Get<SqliteWriter>().DisposeAsync().AsTask();
        await Assert.ThrowsAsync<DatabaseBusyException>(() => SavesAsync(Ct));
        Assert.False(closing.IsCompleted);

        await stalled.DisposeAsync();
        await closing;
        await Task.WhenAll(queued);
        Assert.Equal(QueueLimit, await CountAsync());
    }

    [Fact]
    public async Task A_save_inside_a_write_is_refused_instead_of_waiting_for_itself()
    {
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        db.Outbox.Add(Message());

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync(ct => db.SaveChangesAsync(ct), Ct));
    }

    protected override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton(all => new SqliteWriter(
                all.GetRequiredService<SqliteFile>(),
                new WriterLimits(Queue: QueueLimit)
            ))
        );

    private static object? Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar();
    }

    // Each commit that appends to the log ends with a frame that names the size of the file: count those frames.
    private int CommitCounter()
    {
        using var log = new FileStream(
            Get<SqliteFile>().FilePath + "-wal",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        Span<byte> header = stackalloc byte[32];
        log.ReadExactly(header);
        var page = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[8..]);
        var commits = 0;
        Span<byte> frame = stackalloc byte[24];
        while (log.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            commits += System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frame[4..]) != 0 ? 1 : 0;
            log.Seek(page, SeekOrigin.Current);
        }

        return commits;
    }

    private OutboxMessage Message() =>
        OutboxMessage.Post(Practice.Id, new ConversationRef("web", "local", "team"), new Card("Hi"), Database.Clock);

    private Task SavesAsync(CancellationToken ct) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.Add(Message());
                await db.SaveChangesAsync(ct);
            }
        );

    private Task<int> CountAsync() => Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct));

    private async Task<Stall> StallAsync()
    {
        var stall = new Stall();
        var db = Get<ReferralDbFactory>().Open(Practice.Id);
        stall.Holds(db, db.WriteAsync(_ => stall.RunAsync(), Ct));
        await stall.Begun;
        return stall;
    }

    /// <summary>Keeps the writer busy until it is released.</summary>
    private sealed class Stall : IAsyncDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ReferralDb? _db;
        private Task? _write;

        public Task Begun => _begun.Task;

        public void Holds(ReferralDb db, Task write) => (_db, _write) = (db, write);

        public void Release() => _released.TrySetResult();

        public async Task<bool> RunAsync()
        {
            _begun.SetResult();
            await _released.Task;
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            Release();
            await (_write ?? Task.CompletedTask);
            await (_db?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
