using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace ReferralBot.Channels.Teams;

/// <summary>Takes the token out of the header that brings it: there is one header, one scheme and one token.</summary>
internal static class TeamsBearer
{
    /// <summary>The longest token, in letters. The Bot Connector's have about a thousand.</summary>
    public const int MaxLength = 4096;

    private const string Scheme = "Bearer ";

    // RFC 7515, 7.1: three parts of base64url letters.
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );

    /// <summary>The token, or what is wrong with the header.</summary>
    public static TeamsTokenProblem Read(StringValues authorization, out string token)
    {
        var header = authorization.Count == 1 ? authorization.ToString() : "";
        token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : "";
        return authorization.Count > 1 ? TeamsTokenProblem.TwoTokens
            : header.Length == 0 ? TeamsTokenProblem.NoToken
            : !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? TeamsTokenProblem.OtherScheme
            : token.Length > MaxLength ? TeamsTokenProblem.TooLong
            : token.AsSpan().IndexOfAnyExcept(Letters) >= 0 || token.AsSpan().Count('.') != 2
                ? TeamsTokenProblem.Unreadable
            : TeamsTokenProblem.None;
    }
}
