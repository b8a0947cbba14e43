using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>What the one writer of a SQLite file puts on disk, and when.</summary>
public sealed class SqliteDurabilityTests : StalledWriterTests
{
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
}
