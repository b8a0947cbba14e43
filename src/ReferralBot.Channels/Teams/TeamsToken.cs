using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Channels.Teams;

/// <summary>What a token that was found to be good says.</summary>
/// <param name="ServiceUrl">Where activities that come with it are answered.</param>
/// <param name="Endorsements">The channels for which its key may sign.</param>
/// <param name="Expires">The second, since 1970, at which it ends.</param>
internal sealed record TeamsToken(string ServiceUrl, FrozenSet<string> Endorsements, long Expires);

/// <summary>
/// The tokens that were found to be good, by their SHA-256, until they end: Teams sends the same one for an hour, and checking its
/// signature is most of the work of taking an activity.
/// </summary>
internal sealed class TeamsSeenTokens(TimeProvider time)
{
    /// <summary>How many are kept: one an hour and region comes in, so this is far away.</summary>
    public const int Most = 1000;

    private readonly ConcurrentDictionary<Digest, TeamsToken> _seen = new();

    /// <summary>How many there are.</summary>
    public int Count => _seen.Count;

    /// <summary>The one with these letters, if it was seen and has not ended.</summary>
    public TeamsToken? Find(string text) =>
        _seen.TryGetValue(Digest.Of(text), out var token) && IsAlive(token) ? token : null;

    /// <summary>Keeps one.</summary>
    public void Add(string text, TeamsToken token)
    {
        if (_seen.Count >= Most)
        {
            foreach (var (digest, _) in _seen.Where(entry => !IsAlive(entry.Value)))
            {
                _seen.TryRemove(digest, out _);
            }
        }

        if (_seen.Count < Most && IsAlive(token))
        {
            _seen[Digest.Of(text)] = token;
        }
    }

    private bool IsAlive(TeamsToken token) => time.GetUtcNow().ToUnixTimeSeconds() < token.Expires;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Digest(UInt128 High, UInt128 Low)
    {
        public static Digest Of(string text)
        {
            Span<byte> bytes = stackalloc byte[TeamsBearer.MaxLength];
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(text, bytes)], hash);
            return new Digest(
                BinaryPrimitives.ReadUInt128BigEndian(hash),
                BinaryPrimitives.ReadUInt128BigEndian(hash[16..])
            );
        }
    }
}
