using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What Slack sends a bot.</summary>
public enum FakeDeliveryKind
{
    Command,
    Interaction,
    Options,
    Event,
}

/// <summary>Something that Slack sends: the fields of a command, or the JSON of anything else.</summary>
public sealed record FakeDelivery(FakeDeliveryKind Kind, JsonObject Payload)
{
    /// <summary>Which try it is, for an event that was sent before.</summary>
    public int Retry { get; init; }

    /// <summary>Why it is sent again, in Slack's word, such as <c>http_timeout</c>.</summary>
    public string? RetryReason { get; init; }
}

/// <summary>How the bot acknowledged it. Over a socket the status is 200 and the body the envelope's payload.</summary>
public sealed record FakeAck(int Status, string? ContentType, string Body);

/// <summary>How what people do reaches the bot: by HTTP, or over a socket that the bot opened.</summary>
public interface IFakeTransport
{
    /// <summary>Sends it and waits for the acknowledgement, however long it takes: whoever calls looks at the clock.</summary>
    Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct);
}

/// <summary>Signed HTTP requests (docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
public sealed class FakeHttpTransport(FakeSlack slack, Uri bot) : IFakeTransport, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = bot, Timeout = Timeout.InfiniteTimeSpan };

    public async Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct)
    {
        using var request = Request(delivery);
        using var response = await _http.SendAsync(request, ct);
        return new FakeAck(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(ct)
        );
    }

    /// <summary>The request as it is sent, for whoever wants to change it first.</summary>
    public HttpRequestMessage Request(FakeDelivery delivery)
    {
        var body = Body(delivery);
        var stamp = slack.World.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, Path(delivery.Kind))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.TryAddWithoutValidation(
            "Content-Type",
            delivery.Kind == FakeDeliveryKind.Event ? "application/json" : "application/x-www-form-urlencoded"
        );
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", Signature(slack.SigningSecret, stamp, body));
        if (delivery.Retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", delivery.Retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", delivery.RetryReason ?? "http_timeout");
        }

        return request;
    }

    /// <summary>Signs a body.</summary>
    public static string Signature(string secret, string stamp, string body) =>
        "v0="
        + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{stamp}:{body}"))
        );

    public void Dispose() => _http.Dispose();

    private static string Path(FakeDeliveryKind kind) =>
        kind switch
        {
            FakeDeliveryKind.Command => "/slack/commands",
            FakeDeliveryKind.Interaction => "/slack/interactions",
            FakeDeliveryKind.Options => "/slack/options",
            FakeDeliveryKind.Event => "/slack/events",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Slack does not send this."),
        };

    private static string Body(FakeDelivery delivery) =>
        delivery.Kind switch
        {
            FakeDeliveryKind.Event => delivery.Payload.ToJsonString(),
            FakeDeliveryKind.Command => string.Join('&', delivery.Payload.Select(pair => Field(pair.Key, pair.Value))),
            FakeDeliveryKind.Interaction or FakeDeliveryKind.Options => Field(
                "payload",
                delivery.Payload.ToJsonString()
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Kind, "Slack does not send this."),
        };

    private static string Field(string name, JsonNode? value) =>
        $"{name}={Uri.EscapeDataString(value?.GetValue<string>() ?? "").Replace("%20", "+", StringComparison.Ordinal)}";
}
