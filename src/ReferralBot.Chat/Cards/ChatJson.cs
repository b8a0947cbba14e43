using System.Text.Json;
using System.Text.Json.Serialization;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Cards;

/// <summary>Writes and reads cards, for messages that wait to be sent and answers that may be asked for again.</summary>
public static class ChatJson
{
    /// <summary>Writes a card.</summary>
    public static string Write(Card card) => JsonSerializer.Serialize(card, ChatJsonContext.Default.Card);

    /// <summary>Reads a card.</summary>
    /// <exception cref="JsonException">The text is not a card.</exception>
    public static Card ReadCard(string json) =>
        JsonSerializer.Deserialize(json, ChatJsonContext.Default.Card) ?? throw new JsonException("There is no card.");

    /// <summary>
    /// Writes a reply that can be repeated, or <see langword="null"/> for one that cannot (a form belongs to its moment).
    /// The line that a person typed is left out: the bot gives it back from the repeated turn.
    /// </summary>
    public static string? Write(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => JsonSerializer.Serialize(
                new KeptReply(shown.Card, null, shown.Audience, shown.Replaces)
                {
                    Made = shown.Made,
                    AwaitsAnswer = shown.AwaitsAnswer,
                },
                ChatJsonContext.Default.KeptReply
            ),
            Reply.Failed failed => JsonSerializer.Serialize(
                new KeptReply(null, failed.Message, Audience.OnlyYou, false) { Buttons = failed.Buttons },
                ChatJsonContext.Default.KeptReply
            ),
            Reply.Nothing => JsonSerializer.Serialize(
                new KeptReply(null, null, Audience.OnlyYou, false),
                ChatJsonContext.Default.KeptReply
            ),
            _ => null,
        };

    /// <summary>Reads a reply.</summary>
    /// <exception cref="JsonException">The text is not a reply.</exception>
    public static Reply ReadReply(string json)
    {
        var kept =
            JsonSerializer.Deserialize(json, ChatJsonContext.Default.KeptReply)
            ?? throw new JsonException("There is no reply.");
        return kept switch
        {
            { Card: { } card } => new Reply.Shown(card)
            {
                Audience = kept.Audience,
                Replaces = kept.Replaces,
                Made = kept.Made,
                AwaitsAnswer = kept.AwaitsAnswer,
            },
            { Message: { } message } => Reply.Problem(message, kept.Buttons ?? []),
            _ => new Reply.Nothing(),
        };
    }
}

internal sealed record KeptReply(Card? Card, string? Message, Audience Audience, bool Replaces)
{
    public Option? Made { get; init; }

    public bool AwaitsAnswer { get; init; }

    public IReadOnlyList<Button>? Buttons { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    // PostgreSQL's jsonb sorts keys, so the kind of a block need not come first.
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(KeptReply))]
internal sealed partial class ChatJsonContext : JsonSerializerContext;
