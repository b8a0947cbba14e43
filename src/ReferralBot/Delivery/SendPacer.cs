using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Delivery;

/// <summary>
/// Knows when each conversation may be sent to again, and which installations got all they may get within a minute. A message is
/// asked for here before it is taken in hand, so that none waits in a hand.
/// </summary>
internal sealed class SendPacer(IEnumerable<IChannel> channels, TimeProvider clock)
{
    // So many conversations are remembered before those that have rested are forgotten.
    private const int Crowd = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationRef, DateTimeOffset> _restUntil = [];
    private readonly Dictionary<InstallationKey, SendBudget> _budgets = [];
    private readonly Dictionary<InstallationKey, DateTimeOffset> _nextAt = [];
    private readonly Dictionary<string, SendPace> _paces = channels.ToDictionary(
        channel => channel.Name,
        channel => channel.Pace,
        StringComparer.Ordinal
    );

    /// <summary>The longest rest that any channel wants.</summary>
    public TimeSpan LongestRest =>
        _paces.Values.Select(pace => pace.BetweenInConversation).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>Whether an installation gets nothing now only because its messages are spread over the second.</summary>
    public bool IsSpreading
    {
        get
        {
            lock (_gate)
            {
                var now = clock.GetUtcNow();
                return _nextAt.Values.Any(next => next > now);
            }
        }
    }

    /// <summary>The installations that get nothing now.</summary>
    public IReadOnlyList<InstallationKey> Closed()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var (key, budget) in _budgets)
            {
                budget.Forget(now);
                if (budget.IsIdle)
                {
                    _budgets.Remove(key);
                    _nextAt.Remove(key);
                }
            }

            return
            [
                .. _budgets
                    .Where(entry => entry.Value.IsClosed || _nextAt.GetValueOrDefault(entry.Key) > now)
                    .Select(entry => entry.Key),
            ];
        }
    }

    /// <summary>The first time that a closed installation opens by itself.</summary>
    public DateTimeOffset? OpensAt()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return _budgets
                .Values.Where(budget => budget.IsClosed)
                .Select(budget => budget.OpensAt)
                .Concat(_nextAt.Values.Where(next => next > now).Select(next => (DateTimeOffset?)next))
                .Min();
        }
    }

    /// <summary>How long a conversation rests after an answer.</summary>
    public TimeSpan RestIn(ConversationRef conversation) => PaceOf(conversation).BetweenInConversation;

    /// <summary>
    /// Takes the right to send one message; what is taken is given back or answered. Where it cannot be had, the instant to ask
    /// again is returned; <see langword="null"/> where it was taken.
    /// </summary>
    public DateTimeOffset? Take(ConversationRef conversation)
    {
        var pace = PaceOf(conversation);
        if (pace == SendPace.Free)
        {
            return null;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_restUntil.TryGetValue(conversation, out var rested) && rested > now)
            {
                return rested;
            }

            var key = KeyOf(conversation);
            if (_nextAt.TryGetValue(key, out var next) && next > now)
            {
                return next;
            }

            var budget = BudgetOf(conversation, pace);
            budget.Forget(now);
            if (!budget.TryTake())
            {
                return budget.OpensAt ?? now + pace.BetweenInConversation;
            }

            if (pace.PerSecondInInstallation < int.MaxValue)
            {
                _nextAt[key] = now + (TimeSpan.FromSeconds(1) / pace.PerSecondInInstallation);
            }

            return null;
        }
    }

    /// <summary>A message that was asked for was not sent after all.</summary>
    public void GiveBack(ConversationRef conversation)
    {
        if (PaceOf(conversation) is var pace && pace != SendPace.Free)
        {
            lock (_gate)
            {
                BudgetOf(conversation, pace).GiveBack();
            }
        }
    }

    /// <summary>A message was answered: from now on its conversation rests.</summary>
    public void Answered(ConversationRef conversation)
    {
        if (PaceOf(conversation) is var pace && pace != SendPace.Free)
        {
            lock (_gate)
            {
                var now = clock.GetUtcNow();
                BudgetOf(conversation, pace).Answered(now);
                ForgetTheRested(now);
                _restUntil[conversation] = now + pace.BetweenInConversation;
            }
        }
    }

    private SendPace PaceOf(ConversationRef conversation) =>
        _paces.GetValueOrDefault(conversation.Channel, SendPace.Free);

    private SendBudget BudgetOf(ConversationRef conversation, SendPace pace)
    {
        var key = KeyOf(conversation);
        return _budgets.TryGetValue(key, out var budget)
            ? budget
            : _budgets[key] = new SendBudget(pace.PerMinuteInInstallation);
    }

    private static InstallationKey KeyOf(ConversationRef conversation) =>
        new(conversation.Channel, conversation.Installation);

    private void ForgetTheRested(DateTimeOffset now)
    {
        if (_restUntil.Count >= Crowd)
        {
            foreach (var (conversation, _) in _restUntil.Where(entry => entry.Value <= now).ToList())
            {
                _restUntil.Remove(conversation);
            }
        }
    }
}
