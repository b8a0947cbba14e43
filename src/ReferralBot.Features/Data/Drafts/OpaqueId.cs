using System.Security.Cryptography;

namespace ReferralBot.Features.Data;

/// <summary>Ids that say nothing and that nobody can guess.</summary>
internal static class OpaqueId
{
    // Crockford's alphabet: no letter that is taken for a digit (https://www.crockford.com/base32.html)
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>128 random bits (and two more, to fill the last letter) in base 32.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, KeptDraft.IdLength);
}
