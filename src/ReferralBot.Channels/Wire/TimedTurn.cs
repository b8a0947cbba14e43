using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Wire;

/// <summary>Something that a person did, as a channel read it.</summary>
internal interface ITurnDone
{
    /// <summary>What the bot gets of it.</summary>
    Turn Turn { get; }
}

/// <summary>The answer to the request that brought something, and what is left to do once it is on its way.</summary>
internal interface ITurnAck<out TSelf>
{
    /// <summary>The status.</summary>
    HttpStatusCode Status { get; }

    /// <summary>The body, or <see langword="null"/> for none.</summary>
    JsonObject? Body { get; }

    /// <summary>What is left to do, where there is something. Nobody waits for it.</summary>
    Func<CancellationToken, Task>? After { get; }

    /// <summary>The same answer, with this left to do instead.</summary>
    TSelf With(Func<CancellationToken, Task> after);
}

/// <summary>How a channel answers what a person did, in time or after it.</summary>
internal interface ITurnReplies<in TDone, TAck>
{
    /// <summary>Makes the answer.</summary>
    Task<TAck> AnswerAsync(TDone done, Reply reply, IServiceProvider scope, CancellationToken ct);

    /// <summary>The answer that says that the work still goes on.</summary>
    TAck StillWorking(TDone done);

    /// <summary>Gives the real answer after <see cref="StillWorking"/>.</summary>
    Task AnswerLateAsync(TDone done, Reply reply, IServiceProvider scope, CancellationToken ct);
}

/// <summary>Something that a person did, and for how long its platform waits.</summary>
/// <param name="Done">What it is.</param>
/// <param name="Budget">The time since it came in after which the answer is that the work goes on.</param>
/// <param name="Prepare">What the channel does before the bot gets it.</param>
internal sealed record TimedTurn<TDone, TAck>(
    TDone Done,
    TimeSpan Budget,
    Func<TDone, IServiceProvider, CancellationToken, Task<TurnStart<TDone, TAck>>> Prepare
)
{
    /// <summary>Whether nothing can follow, so that it is not worth its work once nobody waits for it: a search.</summary>
    public bool EndsWithTime { get; init; }
}

/// <summary>What became of it before the bot got it. The set is closed.</summary>
internal abstract record TurnStart<TDone, TAck>
{
    private TurnStart() { }

    /// <summary>The bot is to get this.</summary>
    public sealed record Ready(TDone Done) : TurnStart<TDone, TAck>;

    /// <summary>The bot does not get it: this is the answer already.</summary>
    public sealed record Answered(TAck Ack) : TurnStart<TDone, TAck>;
}
