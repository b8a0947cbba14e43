using Microsoft.Data.Sqlite;

namespace ReferralBot.Features.Data;

/// <summary>One waiting write, in the queue of the <see cref="SqliteWriter"/>.</summary>
internal abstract class WriteItem
{
    private const string Savepoint = "item";
    private const int Queued = 0;
    private const int Started = 1;
    private const int Withdrawn = 2;

    private int _state = Queued;

    /// <summary>Why this item alone failed; its batch goes on without it.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Takes the item for writing, unless its owner has gone.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Queued) == Queued;

    /// <summary>Does the work inside a savepoint; throws only when the whole transaction is lost.</summary>
    public void Run(SqliteTransaction transaction, SqliteInserts inserts)
    {
        transaction.Save(Savepoint);
        Fault = Faults.Of(() => Work(transaction, inserts));
        if (Fault is not null)
        {
            transaction.Rollback(Savepoint);
        }

        transaction.Release(Savepoint);
    }

    /// <summary>Tells the owner, after the commit, how it went.</summary>
    /// <param name="batchFault">Why the whole batch failed, if it did.</param>
    public void Complete(Exception? batchFault) => Answer(Fault ?? batchFault);

    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Queued) == Queued;

    protected abstract void Work(SqliteTransaction transaction, SqliteInserts inserts);

    protected abstract void Answer(Exception? fault);
}

/// <summary>A write with a result.</summary>
internal sealed class WriteItem<T>(SqliteReferralDb db, Func<CancellationToken, Task<T>> work) : WriteItem
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _caller = ExecutionContext.Capture();
    private T? _result;

    /// <summary>Waits for the disk. A token only helps while the write has not begun: after that the answer is awaited.</summary>
    public async Task<T> WaitAsync(CancellationToken ct)
    {
        await using var leaving = ct.Register(() =>
        {
            if (TryWithdraw())
            {
                _done.TrySetCanceled(ct);
            }
        });
#pragma warning disable VSTHRD003 // completed by the writer's thread, which waits for nobody
        return await _done.Task;
#pragma warning restore VSTHRD003 // only that one task
    }

    protected override void Work(SqliteTransaction transaction, SqliteInserts inserts)
    {
        using (db.Borrow(transaction, inserts))
        {
            // The caller's logging scopes and trace go with the work.
            if (_caller is null)
            {
                _result = Finish();
            }
            else
            {
                ExecutionContext.Run(_caller, _ => _result = Finish(), state: null);
            }
        }
    }

    protected override void Answer(Exception? fault)
    {
        if (fault is null)
        {
            _done.TrySetResult(_result!);
        }
        else
        {
            _done.TrySetException(fault);
        }
    }

    // SQLite's asynchronous calls end before they return, and the writer's thread has nothing else to do.
#pragma warning disable VSTHRD002 // the writer's own thread may wait: it has no context that could be waited for in turn
    private T Finish() => work(CancellationToken.None).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002 // only that one call
}
