using System.Security.Cryptography;

namespace ReferralBot.Channels.WebChat;

/// <summary>
/// The page's script and style, embedded in the program. Their address has the hash of all of them, so that a browser may keep
/// them for good and never mixes two versions.
/// </summary>
internal sealed class WebChatAssets
{
    private const string Prefix = "WebChat/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, byte[]> _files;

    public WebChatAssets()
    {
        var assembly = typeof(WebChatAssets).Assembly;
        _files = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in _files.Values)
        {
            hash.AppendData(file);
        }

        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The hash of all files.</summary>
    public string Version { get; }

    /// <summary>The scripts, for the page to fetch at once.</summary>
    public IEnumerable<string> Scripts => _files.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal));

    /// <summary>Where a file is.</summary>
    public string PathOf(string name) =>
        _files.ContainsKey(name)
            ? $"/web/assets/{Version}/{name}"
            : throw new InvalidOperationException($"No file '{name}' is embedded.");

    /// <summary>A file and its type, or <see langword="null"/>.</summary>
    public (byte[] Content, string Type)? Find(string version, string name) =>
        version == Version && _files.TryGetValue(name, out var content)
            ? (content, Types[Path.GetExtension(name)])
            : null;

    private static byte[] Read(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
