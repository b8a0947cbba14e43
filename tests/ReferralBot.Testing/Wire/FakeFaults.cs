namespace ReferralBot.Testing.Wire;

/// <summary>What goes wrong on the way, or inside of a platform. The set is closed.</summary>
public abstract record FakeFault
{
    private FakeFault() { }

    /// <summary>Too many calls. <paramref name="RetryAfter"/> is sent as it is, garbage too; none for no header.</summary>
    public sealed record TooMany(string? RetryAfter) : FakeFault;

    /// <summary>A status with any body.</summary>
    public sealed record Status(int Code, string Body = "") : FakeFault;

    /// <summary>200 with a web page.</summary>
    public sealed record Page : FakeFault;

    /// <summary>200 with the first part of an answer.</summary>
    public sealed record Truncated : FakeFault;

    /// <summary>200 with so many bytes of JSON.</summary>
    public sealed record Huge(long Bytes = 100_000_000) : FakeFault;

    /// <summary>The connection ends without an answer; nothing was done.</summary>
    public sealed record Reset : FakeFault;

    /// <summary>No answer, ever; nothing was done.</summary>
    public sealed record Never : FakeFault;

    /// <summary>A byte in a second, by the fake's clock.</summary>
    public sealed record Slow : FakeFault;

    /// <summary>Another address.</summary>
    public sealed record Redirect(Uri To) : FakeFault;

    /// <summary>It was done, and the connection ends without the answer.</summary>
    public sealed record AnswerLost : FakeFault;

    /// <summary>It was done, and the answer never comes.</summary>
    public sealed record AnswerNever : FakeFault;

    /// <summary>Refused, with the platform's own word for the reason, in the shape of its refusals.</summary>
    public sealed record Refused(string Error) : FakeFault;
}

/// <summary>What goes wrong next, by the name that the platform's fake gives to a call; <c>*</c> is any.</summary>
#pragma warning disable CA1001 // without a timer there is nothing to free
public sealed class FakeFaults
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<(string Method, FakeFault Fault)> _next = [];
    private readonly CancellationTokenSource _end = new();

    internal FakeFaults(TimeProvider clock) => _clock = clock;

    internal TimeProvider Clock => _clock;

    internal CancellationToken End => _end.Token;

    /// <summary>How many are still to come.</summary>
    public int Left
    {
        get
        {
            lock (_gate)
            {
                return _next.Count;
            }
        }
    }

    /// <summary>The next calls of a method go wrong, one after the other.</summary>
    public FakeFaults Next(string method, params IEnumerable<FakeFault> faults)
    {
        lock (_gate)
        {
            _next.AddRange(faults.Select(fault => (method, fault)));
        }

        return this;
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
        }
    }

    internal FakeFault? Take(string method)
    {
        lock (_gate)
        {
            var at = _next.FindIndex(next => next.Method == method || next.Method == "*");
            if (at < 0)
            {
                return null;
            }

            var fault = _next[at].Fault;
            _next.RemoveAt(at);
            return fault;
        }
    }

    internal void EndAll() => _end.Cancel();
}
