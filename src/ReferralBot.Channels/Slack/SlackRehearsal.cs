using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Goes the way of a person's first command, while nobody waits for it: Slack gives an answer three seconds, and a process that
/// has just started needs a good part of them to compile. Nothing is sent to Slack, and nothing is kept.
/// </summary>
public sealed class SlackRehearsal
{
    /// <summary>The id of no workspace, so that nothing is done for anybody.</summary>
    internal const string Nowhere = "T0";

    private const string Body =
        $"command=%2Frefbot&text=&team_id={Nowhere}&user_id=U0&channel_id=D0&trigger_id=0.0.0&is_enterprise_install=false";

    private readonly SlackDesk _desk;
    private readonly SlackOutgoing _gate;
    private readonly TimeProvider _time;
    private readonly SlackReceiver? _receiver;
    private readonly byte[] _key;

    internal SlackRehearsal(
        SlackDesk desk,
        SlackOutgoing gate,
        TimeProvider time,
        SlackReceiver? receiver,
        IOptions<SlackOptions> options
    )
    {
        (_desk, _gate, _time, _receiver) = (desk, gate, time, receiver);
        _key = Encoding.UTF8.GetBytes(options.Value.SigningSecret ?? "");
    }

    /// <summary>Draws replies as Slack gets them, and takes a command of nobody as Slack sends it.</summary>
    public async Task RunAsync(IEnumerable<Reply> replies, CancellationToken ct)
    {
        foreach (var drawn in replies.Select(Draw).OfType<JsonObject>())
        {
            _ = _gate.Checked(drawn).ToJsonString();
        }

        var bytes = Encoding.UTF8.GetBytes(Body);
        if (_receiver is not null)
        {
            await _receiver.TakeAsync(Signed(bytes, ct));
        }
        else if (SlackBody.Read(SlackBodyType.Form, bytes, _time.GetUtcNow()) is SlackBody.Delivered delivered)
        {
            await _desk.AnswerAsync(delivered.Delivery, ct);
        }
    }

    private static JsonObject? Draw(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => SlackRenderer.Message(shown.Card),
            Reply.Asked asked => SlackFormRenderer.Modal(asked.Form, "rehearsal"),
            Reply.Failed failed => SlackRenderer.Problem(failed),
            Reply.Invalid or Reply.Options or Reply.Findings or Reply.Nothing => null,
            _ => throw new InvalidOperationException($"{reply.GetType().Name} is not known to be a reply."),
        };

    private DefaultHttpContext Signed(byte[] body, CancellationToken ct)
    {
        var stamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SlackSignature.Sign(_key, stamp, body);
        var context = new DefaultHttpContext { RequestAborted = ct };
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        context.Request.Headers[SlackSignature.TimestampHeader] = stamp;
        context.Request.Headers[SlackSignature.SignatureHeader] =
            SlackSignature.Version + Encoding.ASCII.GetString(signature);
        return context;
    }
}
