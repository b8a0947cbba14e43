namespace ReferralBot.Delivery;

/// <summary>
/// How many messages an installation may still get within a minute. It counts exactly, from the answers, which are never earlier
/// than the platform's own count; so the platform never sees more than it allows.
/// </summary>
internal sealed class SendBudget(int perMinute)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _answered = new();

    // Opening for every single message would be a look at the database each; for so many at once costs a fiftieth of the pace.
    private readonly int _least = Math.Max(1, perMinute / 50);

    private int _inHand;

    /// <summary>Whether everything is spent, until there is room for several.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether nothing is counted any more.</summary>
    public bool IsIdle => _inHand == 0 && _answered.Count == 0;

    /// <summary>When there is room again, if no answer comes; <see langword="null"/> where only an answer helps.</summary>
    public DateTimeOffset? OpensAt
    {
        get
        {
            var needed = _inHand + _answered.Count + _least - perMinute;
            return needed <= 0 ? DateTimeOffset.MinValue
                : needed <= _answered.Count ? _answered.ElementAt(needed - 1) + Minute
                : null;
        }
    }

    /// <summary>Forgets what is older than a minute.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_answered.TryPeek(out var oldest) && now - oldest >= Minute)
        {
            _answered.Dequeue();
        }

        IsClosed = IsClosed && perMinute - _inHand - _answered.Count < _least;
    }

    /// <summary>Takes one, if there is one.</summary>
    public bool TryTake()
    {
        IsClosed = IsClosed || _inHand + _answered.Count >= perMinute;
        if (IsClosed)
        {
            return false;
        }

        _inHand++;
        return true;
    }

    /// <summary>One that was taken was not sent.</summary>
    public void GiveBack() => _inHand--;

    /// <summary>One that was taken was answered.</summary>
    public void Answered(DateTimeOffset now)
    {
        _inHand--;
        _answered.Enqueue(now);
    }
}
