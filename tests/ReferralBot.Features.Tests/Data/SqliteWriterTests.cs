using Microsoft.Data.Sqlite;
using ReferralBot.Features.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>The one writer of a SQLite file: durable, bounded, and fair to those who wait.</summary>
public sealed class SqliteWriterTests : StalledWriterTests
{
    [Fact]
    public async Task A_full_queue_is_told_at_once_and_the_others_are_saved()
    {
        await using var stalled = await StallAsync();
        var queued = Enumerable.Range(0, QueueLimit).Select(_ => SavesAsync(Ct)).ToList();

        var started = TimeProvider.System.GetTimestamp();
        var refused = SavesAsync(Ct);
        Assert.True(refused.IsFaulted); // at once, not after a wait
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
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
}
