using System.IO.Compression;
using System.Text;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Commands;

/// <summary>The package that Teams takes: the manifest and the two icons, side by side. The same manifest gives the same bytes.</summary>
internal static class TeamsPackage
{
    // The first instant that a zip file can name, so that the bytes do not depend on when it was made.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(string manifest)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(manifest));
            Add(zip, TeamsManifest.ColorIcon, Icon(TeamsManifest.ColorIcon));
            Add(zip, TeamsManifest.OutlineIcon, Icon(TeamsManifest.OutlineIcon));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Icon(string name)
    {
        using var stream =
            typeof(TeamsPackage).Assembly.GetManifestResourceStream($"manifest/teams/{name}")
            ?? throw new InvalidOperationException($"The icon {name} is not in the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
