using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Goes the way of a person's first words, while nobody waits for it: a form of the message extension has five seconds, and a
/// process that has just started needs a good part of them to compile and to fetch the keys. Nothing is sent to Teams, and nothing
/// is kept.
/// </summary>
public sealed class TeamsRehearsal
{
    private readonly TeamsDesk _desk;
    private readonly TeamsTokenRehearsal _tokens;
    private readonly TeamsOutgoing _gate;
    private readonly TimeProvider _time;

    internal TeamsRehearsal(TeamsDesk desk, TeamsTokenRehearsal tokens, TeamsOutgoing gate, TimeProvider time) =>
        (_desk, _tokens, _gate, _time) = (desk, tokens, gate, time);

    /// <summary>Whether tokens can be checked: the keys are there, asked for again where they were not, or none are needed.</summary>
    public ValueTask<bool> HasKeysAsync(CancellationToken ct) => _tokens.HasKeysAsync(ct);

    /// <summary>Fetches the keys, draws replies as Teams gets them, and takes words of nobody as Teams sends them.</summary>
    public async Task RunAsync(IEnumerable<Reply> replies, CancellationToken ct)
    {
        foreach (var drawn in replies.Select(Draw).OfType<JsonObject>())
        {
            _ = _gate.Checked(drawn).ToJsonString();
        }

        await _tokens.RunAsync(ct);
        if (WireJson.Parse(JsonSerializer.SerializeToUtf8Bytes(Words())) is { } activity)
        {
            await _desk.AnswerAsync(activity, _time.GetUtcNow(), ct);
        }
    }

    private static JsonObject? Draw(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => TeamsRenderer.Card(shown.Card),
            Reply.Asked asked => TeamsFormRenderer.Card(asked.Form),
            Reply.Failed failed => TeamsRenderer.Problem(failed, TeamsSurface.Message),
            Reply.Invalid or Reply.Options or Reply.Findings or Reply.Nothing => null,
            _ => throw new InvalidOperationException($"{reply.GetType().Name} is not known to be a reply."),
        };

    private static JsonObject Words() =>
        new()
        {
            ["type"] = "message",
            ["id"] = "0",
            ["serviceUrl"] = "https://smba.trafficmanager.net/teams/",
            ["channelId"] = TeamsAuthentication.Channel,
            ["from"] = new JsonObject { ["id"] = "29:nobody", ["aadObjectId"] = Guid.Empty.ToString() },
            ["recipient"] = new JsonObject { ["id"] = "28:nobody" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:nobody",
                ["conversationType"] = "personal",
                ["tenantId"] = TeamsTurns.Nowhere,
            },
            ["text"] = "refbot",
        };
}
