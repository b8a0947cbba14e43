using ReferralBot.Features.Data;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Keeps the writer busy until it is released.</summary>
internal sealed class Stall : IAsyncDisposable
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
