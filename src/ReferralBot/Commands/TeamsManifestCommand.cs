using System.CommandLine;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features;
using ReferralBot.Hosting;

namespace ReferralBot.Commands;

/// <summary><c>manifest teams</c>: writes the manifest of the Teams app, or the package that Teams takes.</summary>
internal static class TeamsManifestCommand
{
    // Whoever runs the bot names their own; a manifest has to name some.
    private const string PlaceholderSite = "https://referralbot.example.com/";

    private static readonly Option<string?> Id = new("--app-id")
    {
        Description = "The bot's Microsoft App ID; without it the setting Teams:AppId",
        HelpName = "ID",
    };

    private static readonly Option<string?> Website = Page("--website", "The page of whoever runs the bot");

    private static readonly Option<string?> Privacy = Page("--privacy", "Its page about privacy, if it has one");

    private static readonly Option<string?> Terms = Page("--terms", "Its page with the terms of use, if it has one");

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "A file to write the manifest to, instead of the screen",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Zip = new("--zip")
    {
        Description = "A file to write the package to: the manifest and the icons, as Teams takes it",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command("teams", "Write the manifest of the Teams app, or its package")
        {
            Id,
            Website,
            Privacy,
            Terms,
            Out,
            Zip,
        }.Does(WriteAsync);

    private static async Task<int> WriteAsync(ParseResult parsed, CancellationToken ct)
    {
        var text = ManifestCommand.Text(TeamsManifest.Draw(App(parsed)));
        var (file, package) = (parsed.GetValue(Out), parsed.GetValue(Zip));
        if (package is null || file is not null)
        {
            await ManifestCommand.WriteAsync(parsed, file, text, ct);
        }

        if (package is not null)
        {
            await ManifestCommand.WriteAsync(parsed, "--zip", package, TeamsPackage.Of(text), ct);
        }

        return ExitCodes.Done;
    }

    private static TeamsApp App(ParseResult parsed)
    {
        using var services = new ServiceCollection().AddFeatures().BuildServiceProvider();
        var catalog = services.GetRequiredService<HandlerCatalog>();
        var website = Address(parsed, Website) ?? new Uri(PlaceholderSite);
        return new TeamsApp
        {
            Id = AppId(parsed),
            Name = "ReferralBot",
            FullName = "ReferralBot: referrals, thank-yous, check-ins",
            Description = "Logs referrals and thank-yous, and shows which partnerships work.",
            LongDescription = ManifestCommand.About,
            Color = "#0f6b64",
            Website = website,
            Privacy = Address(parsed, Privacy) ?? website,
            Terms = Address(parsed, Terms) ?? website,
            Commands = [.. catalog.Commands],
            Finders = [.. catalog.Finders],
        };
    }

    private static string AppId(ParseResult parsed)
    {
        var given = parsed.GetValue(Id);
        if (
            (given ?? BotBuilder.ForCommand().Configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.AppId)}"]) is
            { } id
        )
        {
            return Guid.TryParseExact(id, "D", out var app) && app != Guid.Empty
                ? app.ToString("D")
                : throw new UsageException(
                    "--app-id: it is no application id. Copy the bot's Microsoft App ID: 32 letters and digits with dashes."
                );
        }

        // A manifest to look at may do without; a package without the bot's id could not be installed.
        return parsed.GetValue(Zip) is null
            ? Guid.Empty.ToString("D")
            : throw new UsageException("Say the bot's Microsoft App ID with --app-id, or set Teams:AppId.");
    }

    private static Option<string?> Page(string name, string description) =>
        new(name) { Description = description, HelpName = "ADDRESS" };

    private static Uri? Address(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } typed ? null
        : Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address
        : throw new UsageException($"{option.Name}: it is an address with https: https://practice.example.com");
}
