using System.Text.RegularExpressions;

namespace ReferralBot.Features.Domain;

/// <summary>Checks the two US registry numbers that a partner may have.</summary>
public static partial class Npi
{
    /// <summary>A National Provider Identifier has 10 digits.</summary>
    public const int Length = 10;

    /// <summary>A NUCC taxonomy code has 10 characters.</summary>
    public const int TaxonomyLength = 10;

    // the prefix of US health identifiers, 80840, adds 24 to the Luhn sum: https://www.johndcook.com/blog/2024/06/26/npi-number/
    private const int PrefixSum = 24;

    /// <summary>Why this is no NPI, or <see langword="null"/> when it is one.</summary>
    public static Problem? Check(string npi)
    {
        if (npi.Length != Length || !npi.All(char.IsAsciiDigit) || npi[0] is not ('1' or '2'))
        {
            return new Problem("partner.npi", "An NPI has 10 digits and starts with 1 or 2.");
        }

        var sum = PrefixSum;
        for (var index = 0; index < Length; index++)
        {
            var digit = npi[index] - '0';
            var counted = index % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0 ? null : new Problem("partner.npi", "That NPI has a wrong check digit.");
    }

    /// <summary>Why this is no taxonomy code, or <see langword="null"/> when it has the format of one.</summary>
    public static Problem? CheckTaxonomy(string taxonomy) =>
        Taxonomy().IsMatch(taxonomy)
            ? null
            : new Problem("partner.taxonomy", "A taxonomy code has 9 letters or digits and an X, e.g. 101YM0800X.");

    [GeneratedRegex(@"^[0-9A-Z]{9}X\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Taxonomy();
}
