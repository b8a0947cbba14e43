using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Channels.Wire;

/// <summary>Keeps the keys of deliveries within the place that there is for one.</summary>
internal static class DeliveryKeys
{
    // The place for the key of a delivery has 400 characters.
    private const int MaxKey = 300;

    /// <summary>The key, or what stands for it where it is long.</summary>
    public static string Bounded(string key) => key.Length <= MaxKey ? key : Digest(key);

    /// <summary>What stands for a text, the same for the same text only.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
