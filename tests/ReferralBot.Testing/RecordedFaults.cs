using System.Collections.Concurrent;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Testing;

/// <summary>Keeps faults where a test finds them: an apology must not hide one.</summary>
public sealed class RecordedFaults : IFaultLog
{
    private readonly ConcurrentQueue<Exception> _faults = new();

    /// <summary>Whether the test is about a fault, so that it is not thrown again.</summary>
    public bool Expected { get; set; }

    public IReadOnlyCollection<Exception> All => _faults;

    public string Write(Exception fault, Turn turn)
    {
        _faults.Enqueue(fault);
        return "TEST01";
    }

    /// <summary>Throws what the pipeline turned into an apology, unless the test expects it.</summary>
    public void ThrowUnexpected()
    {
        if (!Expected && _faults.TryDequeue(out var fault))
        {
            throw new InvalidOperationException("A handler failed.", fault);
        }
    }
}
