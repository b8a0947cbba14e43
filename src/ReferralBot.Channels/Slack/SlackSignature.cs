using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Proves that a request comes from Slack: an HMAC over the bytes as they came, with a secret that only Slack and the app know
/// (docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal sealed class SlackSignature
{
    /// <summary>When the request was sent, in seconds.</summary>
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>The signature.</summary>
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>What a signature begins with.</summary>
    public const string Version = "v0=";

    private const int HexLength = 2 * HMACSHA256.HashSizeInBytes;

    // The same page: a request that is older is a repetition by somebody else. One from the future is none of Slack's either.
    private const long Window = 300;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly TimeProvider _time;
    private readonly byte[][] _keys;

    /// <summary>Takes the secret and the one before it, where there is one; the secret is a text, not hex to be decoded.</summary>
    public SlackSignature(TimeProvider time, string secret, string? previous)
    {
        // With an empty one anybody could sign.
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        _time = time;
        _keys = string.IsNullOrWhiteSpace(previous)
            ? [Encoding.UTF8.GetBytes(secret)]
            : [Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(previous)];
    }

    /// <summary>What is wrong with a request, or that nothing is.</summary>
    public SlackSignatureProblem Check(StringValues timestamps, StringValues signatures, ReadOnlySpan<byte> body)
    {
        if (Headers(timestamps, signatures) is not SlackSignatureProblem.None and var problem)
        {
            return problem;
        }

        var (timestamp, signature) = (timestamps.ToString(), signatures.ToString());
        if (
            !timestamp.All(char.IsAsciiDigit)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        )
        {
            return SlackSignatureProblem.TimestampUnreadable;
        }

        var age = _time.GetUtcNow().ToUnixTimeSeconds() - sent;
        return age > Window ? SlackSignatureProblem.TooOld
            : age < -Window ? SlackSignatureProblem.FromTheFuture
            : !IsWellFormed(signature) ? SlackSignatureProblem.SignatureUnreadable
            : IsSigned(timestamp, signature, body) ? SlackSignatureProblem.None
            : SlackSignatureProblem.WrongSignature;
    }

    // Of two headers one could be checked here and the other one believed elsewhere.
    private static SlackSignatureProblem Headers(StringValues timestamps, StringValues signatures) =>
        timestamps.Count > 1 ? SlackSignatureProblem.TwoTimestamps
        : string.IsNullOrEmpty(timestamps) ? SlackSignatureProblem.NoTimestamp
        : signatures.Count > 1 ? SlackSignatureProblem.TwoSignatures
        : string.IsNullOrEmpty(signatures) ? SlackSignatureProblem.NoSignature
        : SlackSignatureProblem.None;

    private static bool IsWellFormed(string signature) =>
        signature.Length == Version.Length + HexLength
        && signature.StartsWith(Version, StringComparison.Ordinal)
        && signature.AsSpan(Version.Length).IndexOfAnyExcept(Hex) < 0;

    private bool IsSigned(string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[HexLength];
        Encoding.ASCII.GetBytes(signature.AsSpan(Version.Length), given);
        var signed = false;
        foreach (var key in _keys)
        {
            // No short cut: which secret fits, and how far, does not show in the time.
            signed |= CryptographicOperations.FixedTimeEquals(given, Sign(key, timestamp, body));
        }

        return signed;
    }

    /// <summary>The signature of a body that was sent then, in letters, without its version.</summary>
    public static byte[] Sign(byte[] key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }
}

/// <summary>What is wrong with a request's signature: each has a reason of its own in the log.</summary>
internal enum SlackSignatureProblem
{
    /// <summary>Nothing: Slack sent it.</summary>
    None,

    /// <summary>No header says when it was sent.</summary>
    NoTimestamp,

    /// <summary>Two headers say when it was sent.</summary>
    TwoTimestamps,

    /// <summary>The time is no number.</summary>
    TimestampUnreadable,

    /// <summary>It was sent more than five minutes ago, or a clock is wrong.</summary>
    TooOld,

    /// <summary>It was sent more than five minutes from now, so a clock is wrong.</summary>
    FromTheFuture,

    /// <summary>It is not signed.</summary>
    NoSignature,

    /// <summary>It is signed twice.</summary>
    TwoSignatures,

    /// <summary>The signature is not "v0=" and 64 lower-case hexadecimal digits.</summary>
    SignatureUnreadable,

    /// <summary>The signature does not fit: another secret, or the body was changed on the way.</summary>
    WrongSignature,
}
