using System.Text.Json;
using System.Text.Json.Serialization;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.WebChat;

/// <summary>What the page sends: one of the inputs of a turn, told apart by <see cref="Kind"/>.</summary>
internal sealed record WebChatRequest
{
    /// <summary><c>command</c>, <c>press</c>, <c>submission</c>, <c>search</c> or <c>home</c>.</summary>
    public string? Kind { get; init; }

    public string? Line { get; init; }

    public string? FormId { get; init; }

    public string? State { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers { get; init; }

    public string? FieldId { get; init; }

    public string? Query { get; init; }

    /// <summary>The message of the team conversation whose button was pressed.</summary>
    public string? MessageId { get; init; }
}

/// <summary>What the page gets back.</summary>
internal sealed record WebChatAnswer(string Kind)
{
    /// <summary>What to show, drawn already.</summary>
    public string? Html { get; init; }

    /// <summary>The same in one sentence, to be spoken.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether it takes the place of what was pressed.</summary>
    public bool Replaces { get; init; }

    /// <summary>The line to give back.</summary>
    public string? Typed { get; init; }

    public IReadOnlyList<Option>? Options { get; init; }
}

/// <summary>A message that was posted or replaced.</summary>
internal sealed record WebChatPosted(string Place, string MessageId, DateTimeOffset PostedAt, bool Edited)
{
    public required string Html { get; init; }

    public required string Summary { get; init; }
}

/// <summary>Why a request was refused, in a sentence for the person.</summary>
internal sealed record WebChatRefusal(string Message);

// Depth and size are limited, so that no request costs more than a person's could (reliability.md, Abuse).
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(WebChatRequest))]
[JsonSerializable(typeof(WebChatAnswer))]
[JsonSerializable(typeof(WebChatPosted))]
[JsonSerializable(typeof(WebChatRefusal))]
internal sealed partial class WebChatJson : JsonSerializerContext;
