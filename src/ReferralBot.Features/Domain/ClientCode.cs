using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ReferralBot.Features.Domain;

/// <summary>The random label of a client, e.g. K-7QX4M: all that the bot knows about who it is.</summary>
public readonly record struct ClientCode
{
    /// <summary>A code has this many characters: K-, and five that were drawn.</summary>
    public const int Length = 7;

    // Crockford's base 32 leaves out I, L, O and U, which are misread or spell words: https://www.crockford.com/base32.html
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "K-";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private readonly string? _value;

    private ClientCode(string value) => _value = value;

    /// <summary>The code as it is stored and shown.</summary>
    public string Value =>
        _value ?? throw new InvalidOperationException("A client code is drawn or read, never default.");

    /// <summary>Draws a code; 33 million are possible, so ask the database whether it is taken and draw again.</summary>
    public static ClientCode New() => new(Prefix + RandomNumberGenerator.GetString(Alphabet, Length - Prefix.Length));

    /// <summary>Reads a code as people type it: in any case, O for 0 and I or L for 1.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ClientCode code)
    {
        code = default;
        var typed = (text ?? "").Trim().ToUpperInvariant().AsSpan();
        if (typed.Length != Length || !typed.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<char> read = stackalloc char[Length - Prefix.Length];
        typed[Prefix.Length..].CopyTo(read);
        read.Replace('O', '0');
        read.Replace('I', '1');
        read.Replace('L', '1');
        if (read.ContainsAnyExcept(Letters))
        {
            return false;
        }

        code = new ClientCode(string.Concat(Prefix, read));
        return true;
    }

    /// <summary>The code behind a stored text; throws on anything that is none.</summary>
    public static ClientCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("This is no client code.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
