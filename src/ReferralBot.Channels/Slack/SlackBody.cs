using System.Net;
using System.Text;
using Microsoft.Net.Http.Headers;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>What the body of a request turned out to be. The set is closed.</summary>
internal abstract record SlackBody
{
    // docs.slack.dev/interactivity/implementing-slash-commands: a look at the certificate, unsigned.
    private const string SslCheck = "ssl_check";

    private SlackBody() { }

    /// <summary>Something to answer.</summary>
    public sealed record Delivered(SlackDelivery Delivery) : SlackBody;

    /// <summary>Nothing to read any further; this is the answer.</summary>
    public sealed record Answered(SlackAck Ack) : SlackBody;

    /// <summary>What a body says that it is.</summary>
    public static SlackBodyType TypeOf(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) ? SlackBodyType.Other
        : type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? SlackBodyType.Form
        : type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? SlackBodyType.Json
        : SlackBodyType.Other;

    /// <summary>
    /// Whether it asks for nothing but a sign of life: exactly <c>1</c>, whatever else is in it. It needs no signature, so nothing
    /// of it may be acted on (github.com/slackapi/bolt-js/pull/2898 and 2899 mended two ways around that).
    /// </summary>
    public static bool IsSslCheck(SlackBodyType type, ReadOnlySpan<byte> body) =>
        type == SlackBodyType.Form && SlackForm.Read(body) is { } fields && fields.GetValueOrDefault(SslCheck) == "1";

    /// <summary>Reads a body that Slack signed.</summary>
    public static SlackBody Read(SlackBodyType type, ReadOnlySpan<byte> body, DateTimeOffset receivedAt) =>
        type switch
        {
            SlackBodyType.Form => Form(body, receivedAt),
            SlackBodyType.Json => Json(SlackDeliveryKind.Event, body, receivedAt),
            SlackBodyType.Other => Refused(HttpStatusCode.UnsupportedMediaType),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No way to read this."),
        };

    private static SlackBody Form(ReadOnlySpan<byte> body, DateTimeOffset receivedAt)
    {
        if (SlackForm.Read(body) is not { } fields)
        {
            return Refused(HttpStatusCode.BadRequest);
        }

        if (fields.GetValueOrDefault(SslCheck) == "1")
        {
            return new Answered(SlackAck.Empty);
        }

        return (fields.TryGetValue("payload", out var payload), fields.ContainsKey("command")) switch
        {
            (true, false) => Json(SlackDeliveryKind.Interaction, Encoding.UTF8.GetBytes(payload!), receivedAt),
            (false, true) => new Delivered(
                new SlackDelivery(SlackDeliveryKind.Command, SlackForm.ToJson(fields), receivedAt)
            ),
            _ => Refused(HttpStatusCode.BadRequest),
        };
    }

    private static SlackBody Json(SlackDeliveryKind kind, ReadOnlySpan<byte> json, DateTimeOffset receivedAt) =>
        WireJson.Parse(json) is { } payload
            ? new Delivered(new SlackDelivery(kind, payload, receivedAt))
            : Refused(HttpStatusCode.BadRequest);

    private static Answered Refused(HttpStatusCode status) => new(SlackAck.Refused(status));
}

/// <summary>What the body of a request says that it is.</summary>
internal enum SlackBodyType
{
    /// <summary>Fields: a slash command or an interaction.</summary>
    Form,

    /// <summary>JSON: an event.</summary>
    Json,

    /// <summary>Nothing that Slack sends.</summary>
    Other,
}
