using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Features.Domain;

/// <summary>One-time codes that people read in one app and type in another.</summary>
public static class LinkCode
{
    /// <summary>Ten letters of 32 are 50 bits.</summary>
    public const int Length = 10;

    /// <summary>The hash as hexadecimal digits.</summary>
    public const int HashLength = 64;

    // Crockford's alphabet: no letter that is taken for a digit (https://www.crockford.com/base32.html)
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // With 2^50 codes of a quarter of an hour each, this many rounds leave nothing to find in a stolen database; one takes some
    // tens of milliseconds, and a practice may try a few only.
    private const int Rounds = 50_000;

    private static readonly byte[] Salt = "ReferralBot link code"u8.ToArray();

    /// <summary>A fresh code in two groups: "K7QM3-XPD4A".</summary>
    public static string New() => Shown(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>
    /// The hash of a code as somebody typed it, with or without the dash, in either case; <see langword="null"/> for what can't be one.
    /// </summary>
    public static string? Hash(string typed)
    {
        var code = Plain(typed);
        return code.Length == Length && code.All(Alphabet.Contains)
            ? Convert.ToHexString(
                Rfc2898DeriveBytes.Pbkdf2(
                    Encoding.ASCII.GetBytes(code),
                    Salt,
                    Rounds,
                    HashAlgorithmName.SHA256,
                    HashLength / 2
                )
            )
            : null;
    }

    private static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    // As Crockford reads them: what looks like a digit is one.
    private static string Plain(string typed) =>
        string.Concat(
            typed
                .Where(letter => letter is not ('-' or '–' or '—') && !char.IsWhiteSpace(letter))
                .Select(letter =>
                    char.ToUpperInvariant(letter) switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        var other => other,
                    }
                )
        );
}
