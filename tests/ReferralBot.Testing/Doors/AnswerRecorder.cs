using System.Collections.Concurrent;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Testing.Doors;

/// <summary>Remembers what the bot answered to each turn that came through a channel; it stands before everything else.</summary>
internal sealed class AnswerRecorder
{
    private readonly ConcurrentQueue<(Turn Turn, Reply Reply)> _answers = new();

    /// <summary>What was answered since the last look, oldest first.</summary>
    public IReadOnlyList<(Turn Turn, Reply Reply)> Take()
    {
        var taken = new List<(Turn, Reply)>();
        while (_answers.TryDequeue(out var answer))
        {
            taken.Add(answer);
        }

        return taken;
    }

    public void Add(Turn turn, Reply reply) => _answers.Enqueue((turn, reply));
}

/// <summary>Writes down for the <see cref="AnswerRecorder"/>.</summary>
internal sealed class RecordAnswers(AnswerRecorder recorder) : ITurnMiddleware
{
    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        var reply = await next(turn, ct);
        recorder.Add(turn, reply);
        return reply;
    }
}
