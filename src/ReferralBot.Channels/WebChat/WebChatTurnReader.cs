using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.WebChat;

/// <summary>Makes a turn of what the page sent, or says why it cannot be one.</summary>
internal sealed class WebChatTurnReader(TimeProvider time)
{
    /// <summary>The page's own name for one thing that was done; the same when it is sent again.</summary>
    public const string KeyHeader = "X-Delivery-Key";

    /// <summary>The largest request, in bytes.</summary>
    public const int MaxBody = 64 * 1024;

    // No form has more than 12 fields (product.md §3.3); the rest is room to grow.
    private const int MaxFields = 100;
    private const int MaxTexts = 200;
    private const int MaxId = 200;

    public async Task<WebChatRead> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        if (!context.Request.HasJsonContentType())
        {
            return Refused(
                StatusCodes.Status415UnsupportedMediaType,
                "The page and the bot do not fit together. Reload the page."
            );
        }

        try
        {
            var request = await JsonSerializer.DeserializeAsync(
                context.Request.Body,
                WebChatJson.Default.WebChatRequest,
                ct
            );
            return Read(request ?? new WebChatRequest(), context.Request.Headers[KeyHeader].ToString());
        }
        catch (JsonException)
        {
            return Refused(
                StatusCodes.Status400BadRequest,
                "I could not read that. It has characters that are no text."
            );
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(refused.StatusCode, "That is too much text for one message. Make it shorter.");
        }
        catch (BadHttpRequestException refused)
        {
            return Refused(refused.StatusCode, "That message did not arrive whole. Try again.");
        }
    }

    private WebChatRead Read(WebChatRequest request, string key)
    {
        var input = Input(request);
        if (input is null || Excess(request) is not null)
        {
            return Refused(
                StatusCodes.Status400BadRequest,
                Excess(request) ?? "The page and the bot do not fit together. Reload the page."
            );
        }

        var repeatable = input is TurnInput.Search or TurnInput.HomeOpened;
        if (!repeatable && !IsKey(key))
        {
            return Refused(StatusCodes.Status400BadRequest, "That message has no name of its own. Reload the page.");
        }

        return new WebChatRead.Read(
            new Turn(WebChatPlaces.Me, WebChatPlaces.Team, time.GetUtcNow(), input)
            {
                DeliveryKey = repeatable ? null : key,
            },
            request.MessageId
        );
    }

    private static TurnInput? Input(WebChatRequest request) =>
        request switch
        {
            { Kind: "command", Line: { } line } => new TurnInput.Command(line),
            { Kind: "press", Line: { } line } => new TurnInput.Press(line),
            { Kind: "submission", FormId: { } form, Answers: { } answers } => new TurnInput.Submission(
                form,
                request.State,
                new RawAnswers(answers.Select(Texts))
            ),
            { Kind: "search", FormId: { } form, FieldId: { } field } => new TurnInput.Search(
                form,
                field,
                request.Query ?? ""
            ),
            { Kind: "home" } => new TurnInput.HomeOpened(),
            _ => null,
        };

    // JSON can hold null where the types say there is none.
    private static KeyValuePair<string, IReadOnlyList<string>> Texts(
        KeyValuePair<string, IReadOnlyList<string>> answer
    ) =>
        KeyValuePair.Create<string, IReadOnlyList<string>>(
            answer.Key,
            [.. (answer.Value ?? []).Where(text => text is not null)]
        );

    private static string? Excess(WebChatRequest request) =>
        request.Answers is { } answers
        && (answers.Count > MaxFields || answers.Values.Any(texts => texts is { Count: > MaxTexts }))
            ? "That form has more fields than any of mine. Open it again."
        : request.MessageId is { Length: > MaxId }
        || request.FormId is { Length: > MaxId }
        || request.FieldId is { Length: > MaxId }
            ? "The page and the bot do not fit together. Reload the page."
        : null;

    private static bool IsKey(string key) =>
        key.Length is >= 8 and <= 64
        && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static WebChatRead.Refused Refused(int status, string message) => new(status, message);
}

/// <summary>What became of a request. The set is closed.</summary>
internal abstract record WebChatRead
{
    private WebChatRead() { }

    /// <summary>A turn, and the message of the team conversation that it came from.</summary>
    public sealed record Read(Turn Turn, string? MessageId) : WebChatRead;

    /// <summary>No turn.</summary>
    public sealed record Refused(int Status, string Message) : WebChatRead;
}
