using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ReferralBot.Channels.Wire;

/// <summary>
/// Reads what platforms send. Every field may be missing, null or of another type than expected: then it is as if it were not there,
/// so no reader has to guard against it.
/// </summary>
internal static class WireJson
{
    // Slack's trigger ids, timestamps and hashes are below 100 characters.
    private const int MaxToken = 200;

    // reliability.md, Abuse: a depth of 32. A name that comes twice would be read differently by different programs.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>
    /// The JSON of these bytes; <see langword="null"/> where it is none, is too deep, or holds what is no text: bytes that are no
    /// UTF-8, half a surrogate pair, NUL.
    /// </summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            var parsed = JsonElement.Parse(utf8, Strict);
            return IsText(utf8) ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair in a name
        }
    }

    /// <summary>A field; an undefined value where there is none.</summary>
    public static JsonElement At(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The items of a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The fields of an object; none where it is no object.</summary>
    public static IEnumerable<JsonProperty> Fields(this JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object ? parent.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    /// <summary>A text, also an empty one.</summary>
    public static string? Text(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text, or a number as it is written: a platform sends both for the same thing at times.</summary>
    public static string? Scalar(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.Text();

    /// <summary>A word that a platform made up and takes back as it is: a trigger, a hash, a timestamp.</summary>
    public static string? Token(this JsonElement value) =>
        value.Text() is { Length: > 0 and <= MaxToken } token && token.All(letter => letter is > ' ' and <= '~')
            ? token
            : null;

    /// <summary>Whether it says yes: as JSON does, or in the word that the fields of a form have for it.</summary>
    public static bool IsTrue(this JsonElement value) =>
        value.ValueKind == JsonValueKind.True || value.Text() is "true";

    // The JSON is sound already, so a backslash stands in a string and is followed by what it escapes.
    private static bool IsText(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at < json.Length; )
        {
            if (json[at + 1] != 'u')
            {
                at += 2;
            }
            else if (Unit(json, at) is var unit && char.IsHighSurrogate(unit))
            {
                if (!char.IsLowSurrogate(Unit(json, at + 6)))
                {
                    return false;
                }

                at += 12;
            }
            else if (unit == '\0' || char.IsLowSurrogate(unit))
            {
                return false;
            }
            else
            {
                at += 6;
            }

            var next = json[at..].IndexOf((byte)'\\');
            at = next < 0 ? -1 : at + next;
        }

        return true;
    }

    private static char Unit(ReadOnlySpan<byte> json, int at) =>
        json[at..].StartsWith("\\u"u8)
        && ushort.TryParse(
            json.Slice(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : '\0';
}
