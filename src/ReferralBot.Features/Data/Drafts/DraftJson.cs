using System.Text.Json;
using System.Text.Json.Serialization;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Features.Data;

/// <summary>Writes and reads the answers of a draft.</summary>
internal static class DraftJson
{
    public static string Write(RawAnswers answers) =>
        JsonSerializer.Serialize(
            answers.ToDictionary(),
            DraftJsonContext.Default.IReadOnlyDictionaryStringIReadOnlyListString
        );

    public static RawAnswers Read(string json) =>
        JsonSerializer.Deserialize(json, DraftJsonContext.Default.IReadOnlyDictionaryStringIReadOnlyListString)
            is { } all
            ? new RawAnswers(all)
            : RawAnswers.Empty;
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class DraftJsonContext : JsonSerializerContext;
