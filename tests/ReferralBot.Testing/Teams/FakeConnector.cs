using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Teams;

/// <summary>A call of the Connector.</summary>
/// <param name="Operation">
/// <c>send</c>, <c>update</c>, <c>delete</c>, <c>create</c>, <c>members</c>, <c>member</c>, <c>team</c>, <c>channels</c>, or the path
/// of one that there is not.
/// </param>
/// <param name="TenantId">The tenant, by the address.</param>
/// <param name="ConversationId">The conversation as it was named, with its thread.</param>
/// <param name="Body">What was sent.</param>
/// <param name="At">When.</param>
public sealed record FakeConnectorCall(
    string Operation,
    string TenantId,
    string? ConversationId,
    JsonObject? Body,
    DateTimeOffset At
)
{
    /// <summary>The message that is answered, changed or taken away.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Whether it was marked as one for a single person.</summary>
    public bool IsTargeted { get; init; }

    /// <summary>The token it was made with.</summary>
    public string? Token { get; init; }

    /// <summary>The status that was answered; nothing where a fault came first.</summary>
    public int? Status { get; internal set; }

    /// <summary>The Connector's code for why it was refused.</summary>
    public string? Code { get; internal set; }

    /// <summary>What was answered.</summary>
    public JsonObject? Answer { get; internal set; }
}

/// <summary>Takes calls: writes them down, lets faults happen, and refuses before it does anything.</summary>
internal sealed class FakeConnector(FakeTeamsWorld world, FakeFaultPlay faultPlay)
{
    // A whole message as UTF-16 (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    private const int MaxBytes = 100 * 1024;

    private readonly FakeMessaging _messaging = new(world);
    private readonly FakeRoster _roster = new(world);

    public async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var call = Read(http, text);
        world.Locked(() => world.Calls.Add(call));
        var fault = world.Faults.Take(call.Operation);
        if (fault is not null && !FakeFaultPlay.IsAfter(fault))
        {
            await faultPlay.PlayAsync(http, fault, world.Faults);
            return;
        }

        var (answer, retryAfter) = world.Locked(() => Try(call, http, text));
        (call.Status, call.Answer) = answer;
        world.Signal.Raise();
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        await (
            fault is null ? FakeTeamsServer.WriteAsync(http, answer) : faultPlay.PlayAsync(http, fault, world.Faults)
        );
    }

    private ((int Status, JsonObject? Body) Answer, string? RetryAfter) Try(
        FakeConnectorCall call,
        HttpContext http,
        string text
    )
    {
        try
        {
            Admit(call, text);
            return (Do(call, http.Request.Query), null);
        }
        catch (FakeConnectorRefusal refusal)
        {
            call.Code = refusal.Code;
            return (refusal.ToAnswer(), refusal.Status == 429 ? refusal.RetryAfterText : null);
        }
    }

    private void Admit(FakeConnectorCall call, string text)
    {
        if (call.Token is null || !world.Entra.Accepts(call.Token))
        {
            throw FakeConnectorRefusal.Denied();
        }

        if (world.FindTenant(call.TenantId) is null)
        {
            throw new FakeConnectorRefusal(404, "ServiceUrlNotFound", "There is nothing at this service url.");
        }

        if (text.Length > 0 && call.Body is null)
        {
            throw FakeConnectorRefusal.Bad("The body is no JSON object.");
        }

        if (Encoding.Unicode.GetByteCount(text) > MaxBytes)
        {
            throw new FakeConnectorRefusal(413, "MessageSizeTooBig", "Message size too large.");
        }
    }

    private (int Status, JsonObject? Body) Do(FakeConnectorCall call, IQueryCollection query) =>
        call.Operation switch
        {
            "send" => _messaging.Send(call),
            "update" => _messaging.Update(call),
            "delete" => _messaging.Delete(call),
            "create" => _messaging.Create(call),
            "members" => _roster.Page(call, query),
            "member" => _roster.Member(call),
            "team" => _roster.Team(call),
            "channels" => _roster.Channels(call),
            _ => throw new FakeConnectorRefusal(404, "NotFound", "There is nothing at this address."),
        };

    private FakeConnectorCall Read(HttpContext http, string text)
    {
        // Undone by hand, a segment at a time: an id may hold an escaped slash.
        var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var path = raw.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        var what = path[3..];
        var authorization = http.Request.Headers.Authorization.ToString();
        return new FakeConnectorCall(
            Operation(http.Request.Method, what),
            path[1],
            what is ["conversations" or "teams", var id, ..] ? id : null,
            Json(text),
            world.Now
        )
        {
            ActivityId = what is [_, _, _, var last] ? last : null,
            IsTargeted = http.Request.Query["isTargetedActivity"] == "true",
            Token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[7..] : null,
        };
    }

    private static string Operation(string method, string[] path) =>
        (method, path) switch
        {
            ("POST", ["conversations"]) => "create",
            ("POST", ["conversations", _, "activities"]) => "send",
            ("POST", ["conversations", _, "activities", _]) => "send",
            ("PUT", ["conversations", _, "activities", _]) => "update",
            ("DELETE", ["conversations", _, "activities", _]) => "delete",
            ("GET", ["conversations", _, "pagedmembers"]) => "members",
            ("GET", ["conversations", _, "members", _]) => "member",
            ("GET", ["teams", _]) => "team",
            ("GET", ["teams", _, "conversations"]) => "channels",
            _ => $"{method} {string.Join('/', path)}",
        };

    private static JsonObject? Json(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
