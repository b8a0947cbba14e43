using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>The acknowledgement of what Slack sent: the same over HTTP and over a socket.</summary>
/// <param name="Status">The status over HTTP.</param>
/// <param name="Body">
/// The body, or <see langword="null"/> for none: a dialog closes only on an empty one (docs.slack.dev/surfaces/modals).
/// </param>
internal sealed record SlackAck(HttpStatusCode Status, JsonObject? Body) : ITurnAck<SlackAck>
{
    /// <summary>
    /// What is left to do once the acknowledgement is on its way, such as the message that follows a closed dialog. Whoever sends
    /// the acknowledgement runs it afterwards, and nobody waits for it.
    /// </summary>
    public Func<CancellationToken, Task>? After { get; init; }

    /// <summary>Taken, with nothing to say.</summary>
    public static SlackAck Empty { get; } = new(HttpStatusCode.OK, Body: null);

    /// <summary>Taken, with this answer.</summary>
    public static SlackAck Of(JsonObject body) => new(HttpStatusCode.OK, body);

    /// <summary>Taken, with nothing to say; this is done once that is on its way.</summary>
    public static SlackAck Then(Func<CancellationToken, Task> work) => Empty with { After = work };

    /// <inheritdoc/>
    public SlackAck With(Func<CancellationToken, Task> after) => this with { After = after };

    /// <summary>Not taken.</summary>
    public static SlackAck Refused(HttpStatusCode status) => new(status, Body: null);
}
