using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Reads <c>application/x-www-form-urlencoded</c> bodies strictly: what a lenient reader would mend, it refuses, so that nothing is
/// read in two ways.
/// </summary>
internal static class SlackForm
{
    // A slash command has about fifteen fields (docs.slack.dev/interactivity/implementing-slash-commands).
    private const int MaxFields = 64;
    private const int MaxName = 100;

    /// <summary>
    /// The fields; <see langword="null"/> where there are too many, one comes twice, or one is not encoded right or holds what is
    /// no text.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        if (body.Count((byte)'&') >= MaxFields)
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            var at = pair.IndexOf((byte)'=');
            var rawName = at < 0 ? pair : pair[..at];
            var rawValue = at < 0 ? [] : pair[(at + 1)..];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (
                Text(rawName) is not { Length: > 0 and <= MaxName } name
                || Text(rawValue) is not { } value
                || !fields.TryAdd(name, value)
            )
            {
                return null;
            }
        }

        return fields;
    }

    /// <summary>The fields as an object of strings.</summary>
    public static JsonElement ToJson(IReadOnlyDictionary<string, string> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static string? Text(ReadOnlySpan<byte> encoded)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            return Decode(encoded, bytes) is var length and >= 0 && Utf8.IsValid(bytes.AsSpan(0, length))
                ? Encoding.UTF8.GetString(bytes, 0, length)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true); // it holds what somebody typed
        }
    }

    // A "+" is a space, "%" and two digits are a byte (url.spec.whatwg.org, application/x-www-form-urlencoded parsing).
    private static int Decode(ReadOnlySpan<byte> encoded, Span<byte> bytes)
    {
        var length = 0;
        for (var at = 0; at < encoded.Length; at++)
        {
            var value = encoded[at];
            if (value == '%')
            {
                if (at + 2 >= encoded.Length || !IsHex(encoded[at + 1]) || !IsHex(encoded[at + 2]))
                {
                    return -1;
                }

                value = (byte)((Digit(encoded[at + 1]) << 4) | Digit(encoded[at + 2]));
                at += 2;
            }
            else if (value == '+')
            {
                value = (byte)' ';
            }

            if (value == 0)
            {
                return -1;
            }

            bytes[length++] = value;
        }

        return length;
    }

    private static bool IsHex(byte digit) => char.IsAsciiHexDigit((char)digit);

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
