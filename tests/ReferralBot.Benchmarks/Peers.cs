namespace ReferralBot.Benchmarks;

/// <summary>Where the peers are, which npm installs; without them the floor is all that the bot is measured against.</summary>
internal static class Peers
{
    /// <summary>What requests are signed with on every server; it secures nothing.</summary>
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly string Folder = Find();

    /// <summary>The Node.js that npm installed beside them.</summary>
    public static string Node => Path.Combine(Folder, "node_modules", "node", "bin", "node");

    /// <summary>Slack's own framework.</summary>
    public static string Bolt => Path.Combine(Folder, "bolt.js");

    /// <summary>Microsoft's framework for bots.</summary>
    public static string BotBuilder => Path.Combine(Folder, "botbuilder.js");

    /// <summary>Whether <c>npm ci</c> was run there.</summary>
    public static bool AreInstalled => File.Exists(Node);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReferralBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests", "ReferralBot.Benchmarks", "peers");
    }
}
