using System.Text.Json.Nodes;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Fake;

/// <summary>A bot that answers what a test tells it to, and keeps what it was sent.</summary>
internal sealed class ScriptedTeamsBot : ITeamsTransport
{
    public List<JsonObject> Received { get; } = [];

    public Queue<string> Bodies { get; } = new();

    /// <summary>Whether it never answers.</summary>
    public bool IsSilent { get; set; }

    public void Says(JsonObject body) => Bodies.Enqueue(body.ToJsonString());

    public async Task<FakeBotAnswer> SendAsync(JsonObject activity, CancellationToken ct)
    {
        lock (Received)
        {
            Received.Add(activity);
        }

        if (IsSilent)
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
        }

        return new FakeBotAnswer(200, Bodies.TryDequeue(out var body) ? body : "");
    }
}
