using ReferralBot.Features.Data;

namespace ReferralBot.Delivery;

/// <summary>
/// Chooses what is taken in hand next. What follows on an answer is known by the time it falls due; the outbox is looked through
/// only where something new may be in it.
/// </summary>
internal sealed class DuePicker(OutboxQueue queue, SendPacer pacer, OutboxSignal signal, DispatchLimits limits)
{
    // A look goes through everything that waits: after a long one there is a pause, so that looking takes a twentieth of the time
    // at most, however much waits.
    private const int PauseForLook = 19;

    private readonly DueList _due = new();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _looked = DateTimeOffset.MinValue;
    private bool _mayBeMore = true;

    /// <summary>When something that is known falls due.</summary>
    public DateTimeOffset? NextAt => Earlier(Earlier(_due.NextAt, pacer.OpensAt()), IsPausing ? _pausedUntil : null);

    /// <summary>Whether something only waits for its conversation to have rested, or for the next look.</summary>
    public bool IsResting =>
        IsPausing || pacer.IsSpreading || (_due.NextAt is { } at && at <= limits.Clock.GetUtcNow() + pacer.LongestRest);

    private bool IsPausing => _pausedUntil > limits.Clock.GetUtcNow();

    /// <summary>How long a conversation rests after an answer.</summary>
    public ClaimedMessage WithRest(ClaimedMessage message) =>
        message with
        {
            Rest = pacer.RestIn(message.Conversation),
        };

    /// <summary>A message was answered, and this one follows on it.</summary>
    public void Answered(ClaimedMessage message, DueMessage? next)
    {
        pacer.Answered(message.Conversation);
        if (next is not null)
        {
            _due.Add(next);
        }
    }

    /// <summary>Takes up to so many in hand.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> TakeAsync(int most, CancellationToken ct)
    {
        var chosen = new List<DueMessage>();
        IReadOnlyList<ClaimedMessage> claimed = [];
        try
        {
            await ChooseAsync(most, chosen, ct);
            return claimed = await queue.ClaimAsync([.. chosen.Select(message => message.Id)], ct);
        }
        finally
        {
            var ours = claimed.Select(message => message.Id).ToHashSet();
            foreach (var lost in chosen.Where(message => !ours.Contains(message.Id)))
            {
                pacer.GiveBack(lost.Conversation);
            }
        }
    }

    private async Task ChooseAsync(int most, List<DueMessage> chosen, CancellationToken ct)
    {
        var now = limits.Clock.GetUtcNow();
        while (chosen.Count < most && _due.Take(now) is { } message)
        {
            Choose(message, chosen);
        }

        if (chosen.Count < most && IsTimeToLook(now))
        {
            await LookAsync(most, chosen, ct);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private bool IsTimeToLook(DateTimeOffset now) =>
        !IsPausing && (signal.TakeNews() || _mayBeMore || now - _looked >= limits.Poll);

    // Each look that is stopped by an installation that got all it may get leaves it out the next time.
    private async Task LookAsync(int most, List<DueMessage> chosen, CancellationToken ct)
    {
        var started = limits.Clock.GetTimestamp();
        var known = chosen.Select(message => message.Id).ToHashSet();
        bool isFull;
        int closed;
        do
        {
            var left = pacer.Closed();
            var found = await queue.DueAsync(most, left, ct);
            foreach (var message in found.Where(message => chosen.Count < most && known.Add(message.Id)))
            {
                Choose(message, chosen);
            }

            isFull = found.Count == most;
            closed = pacer.Closed().Count - left.Count;
        } while (isFull && closed > 0 && chosen.Count < most);

        _looked = limits.Clock.GetUtcNow();
        var pause = limits.Clock.GetElapsedTime(started) * PauseForLook;
        _pausedUntil = _looked + (pause < limits.Poll ? pause : limits.Poll);
        _mayBeMore = isFull || pacer.IsSpreading; // who is left out for less than a second is looked at again then
    }

    private void Choose(DueMessage message, List<DueMessage> chosen)
    {
        if (pacer.Take(message.Conversation) is { } later)
        {
            _due.Add(message with { At = later });
        }
        else
        {
            chosen.Add(message);
        }
    }
}
