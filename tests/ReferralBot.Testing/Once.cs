namespace ReferralBot.Testing;

/// <summary>Makes a thing once for a whole run, however many tests ask for it at the same time.</summary>
internal sealed class Once<T>(Func<Task<T>> make) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _one = new(1);
    private T? _made;

    public async Task<T> GetAsync()
    {
        await _one.WaitAsync();
        try
        {
            return _made ??= await make();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
