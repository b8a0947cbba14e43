using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>The answer to the request that brought an activity.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, which for an invoke is the answer itself; <see langword="null"/> for none.</param>
internal sealed record TeamsAck(HttpStatusCode Status, JsonObject? Body) : ITurnAck<TeamsAck>
{
    /// <summary>What is left to do once the answer is on its way. Nobody waits for it.</summary>
    public Func<CancellationToken, Task>? After { get; init; }

    /// <summary>Taken, with nothing to say.</summary>
    public static TeamsAck Empty { get; } = new(HttpStatusCode.OK, Body: null);

    /// <summary>Taken, with this answer.</summary>
    public static TeamsAck Of(JsonObject body) => new(HttpStatusCode.OK, body);

    /// <summary>Taken, with nothing to say; this is done once that is on its way.</summary>
    public static TeamsAck Then(Func<CancellationToken, Task> work) => Empty with { After = work };

    /// <inheritdoc/>
    public TeamsAck With(Func<CancellationToken, Task> after) => this with { After = after };

    /// <summary>Not taken.</summary>
    public static TeamsAck Refused(HttpStatusCode status) => new(status, Body: null);
}
