using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Socket;

/// <summary>A bot in Socket Mode, and what most tests of it need.</summary>
public abstract class SlackSocketTests : IAsyncLifetime
{
    protected CancellationToken Ct => Bot.Ct;

    protected static TimeSpan Second { get; } = TimeSpan.FromSeconds(1);

    internal SocketBot Bot { get; private set; } = null!;

    internal static Task<SlackAck> Saved => Task.FromResult(SlackAck.Of(new JsonObject { ["text"] = "Saved." }));

    public async ValueTask InitializeAsync() => Bot = await SocketBot.CreateAsync(Adapt);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Bot.DisposeAsync();
    }

    /// <summary>Other limits than usual.</summary>
    internal virtual SlackSocketTimings Adapt(SlackSocketTimings timings) => timings;

    internal static string Envelope(string id, string type, JsonObject payload, bool takesBody) =>
        new JsonObject
        {
            ["envelope_id"] = id,
            ["type"] = type,
            ["payload"] = payload.DeepClone(),
            ["accepts_response_payload"] = takesBody,
        }.ToJsonString();
}
