using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Delivery;

/// <summary>
/// Messages that are known to be the next ones of their conversations, by the time they fall due, so that nobody has to look for
/// them. It is a convenience: what is missing here is found in the outbox at the next look.
/// </summary>
internal sealed class DueList
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<DueMessage, DateTimeOffset> _byTime = new();
    private readonly HashSet<Id<OutboxMessage>> _known = [];

    /// <summary>When the first one falls due.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            lock (_gate)
            {
                return _byTime.TryPeek(out _, out var at) ? at : null;
            }
        }
    }

    /// <summary>Adds one, unless it is here already.</summary>
    public void Add(DueMessage message)
    {
        lock (_gate)
        {
            if (_known.Add(message.Id))
            {
                _byTime.Enqueue(message, message.At);
            }
        }
    }

    /// <summary>Takes the first one that is due.</summary>
    public DueMessage? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_byTime.TryPeek(out _, out var at) || at > now)
            {
                return null;
            }

            var first = _byTime.Dequeue();
            _known.Remove(first.Id);
            return first;
        }
    }
}
