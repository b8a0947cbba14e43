using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features;

namespace ReferralBot.Commands;

/// <summary><c>manifest</c>: writes what a chat platform makes its app from. It needs no settings and no database.</summary>
internal static class ManifestCommand
{
    /// <summary>What the bot does, as platforms show it.</summary>
    public const string About =
        "ReferralBot keeps track of the referrals that a health or wellness practice receives and sends. Log one in a line or by a "
        + "form, thank the partner who sent it, and see what is owed. Once a month it reminds the team whom to check in with, and "
        + "once a quarter it shows which partnerships work. Clients appear only as random codes: please never type a name.";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n" };

    public static Command Create() =>
        new("manifest", "Write what a chat platform makes its app from")
        {
            CreateSlack(),
            TeamsManifestCommand.Create(),
        };

    private static Command CreateSlack()
    {
        var address = new Option<string?>("--url")
        {
            Description = "Where Slack reaches the bot from outside: https://bot.example.com",
            HelpName = "ADDRESS",
        };
        var socket = new Option<bool>("--socket") { Description = "For Socket Mode, which needs no public address" };
        var file = new Option<string?>("--out")
        {
            Description = "A file to write, instead of the screen",
            HelpName = "FILE",
        };
        var command = new Command("slack", "Write the manifest of the Slack app") { address, socket, file };
        return command.Does(
            async (parsed, ct) =>
            {
                var isSocket = parsed.GetValue(socket);
                var manifest = SlackManifest.Draw(App(Address(parsed.GetValue(address), isSocket), isSocket));
                await WriteAsync(parsed, parsed.GetValue(file), Text(manifest), ct);
                return ExitCodes.Done;
            }
        );
    }

    private static SlackApp App(Uri? address, bool isSocket)
    {
        using var services = new ServiceCollection().AddFeatures().BuildServiceProvider();
        return new SlackApp
        {
            Name = "ReferralBot",
            Description =
                "Logs referrals and thank-yous, reminds the team to stay in touch, and shows which partnerships work.",
            LongDescription = About,
            Color = "#0f6b64",
            Commands = [.. services.GetRequiredService<HandlerCatalog>().Commands],
            PublicAddress = address,
            IsSocketMode = isSocket,
        };
    }

    private static Uri? Address(string? typed, bool isSocket)
    {
        if (typed is null)
        {
            return isSocket
                ? null
                : throw new UsageException(
                    "Say where Slack reaches the bot with --url https://…, or --socket where it has no public address."
                );
        }

        return
            Uri.TryCreate(typed, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps
            && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? address
            : throw new UsageException("--url: it is a host with https and nothing after it: https://bot.example.com");
    }

    /// <summary>A manifest as it stands in a file.</summary>
    public static string Text(JsonObject manifest) => manifest.ToJsonString(Layout) + "\n";

    /// <summary>Writes a text to the screen, or to the file that was named.</summary>
    public static Task WriteAsync(ParseResult parsed, string? path, string text, CancellationToken ct) =>
        path is null
            ? parsed.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), ct)
            : WriteAsync(parsed, "--out", path, Encoding.UTF8.GetBytes(text), ct);

    /// <summary>Writes a file that an option named.</summary>
    public static async Task WriteAsync(
        ParseResult parsed,
        string option,
        string path,
        byte[] content,
        CancellationToken ct
    )
    {
        try
        {
            await File.WriteAllBytesAsync(path, content, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: {path} can't be written. Name a file in a folder that is there.");
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"Wrote {path}.");
    }
}
