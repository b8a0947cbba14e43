using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using NJsonSchema;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary>The manifest in the folder is the one that the command writes, Teams takes it, and the package holds what it names.</summary>
public sealed class TeamsManifestTests : IDisposable
{
    private const string AppId = "7d5c9d5e-1f6b-4f0e-9d1e-0a7e6c1b2a31";

    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_one_in_the_folder_is_current_and_fits_the_published_schema()
    {
        var written = await _folder.RunsAsync(Ct, "manifest", "teams");

        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.True(
            await File.ReadAllTextAsync(Checkout.Find("manifest", "teams", "manifest.json"), Ct) == written.Output,
            "Write it anew: dotnet run --project src/ReferralBot -- manifest teams --out manifest/teams/manifest.json"
        );
        Assert.Empty(await ProblemsAsync(written.Output));
    }

    [Theory]
    [InlineData("name/short", 31)]
    [InlineData("description/short", 81)]
    [InlineData("bots/0/commandLists/0/commands/0/title", 129)]
    [InlineData("composeExtensions/0/commands/0/title", 33)]
    public async Task What_Teams_refuses_is_found(string place, int length)
    {
        var manifest = Parse(await File.ReadAllTextAsync(Checkout.Find("manifest", "teams", "manifest.json"), Ct));
        var names = place.Split('/');
        var parent = names[..^1]
            .Aggregate(
                manifest,
                (node, name) => int.TryParse(name, CultureInfo.InvariantCulture, out var at) ? node[at]! : node[name]!
            );
        parent[names[^1]] = new string('x', length);

        Assert.NotEmpty(await ProblemsAsync(manifest.ToJsonString()));
    }

    [Fact]
    public async Task Every_slash_word_is_in_every_menu_and_nothing_that_takes_something_back()
    {
        var manifest = Parse((await _folder.RunsAsync(Ct, "manifest", "teams")).Output);
        var menus = manifest["bots"]![0]!["commandLists"]!
            .AsArray()
            .Select(menu => menu!["commands"]!.AsArray().Select(one => one!["title"]!.GetValue<string>()).ToList())
            .ToList();

        Assert.Equal(2, menus.Count);
        Assert.All(
            menus,
            menu =>
                Assert.Empty(new[] { "refbot", "partner", "referral", "thanks", "checkin", "scorecard" }.Except(menu))
        );
        Assert.DoesNotContain(
            menus.SelectMany(menu => menu),
            title => title.Contains("undo", StringComparison.Ordinal)
        );
        Assert.Contains(
            manifest["composeExtensions"]![0]!["commands"]!.AsArray(),
            command =>
                command!["id"]!.GetValue<string>() == "referral.received"
                && command["triggers"]![0]!.GetValue<string>() == "slash"
        );
    }

    [Fact]
    public async Task It_asks_for_nothing_that_reads_what_people_write_to_each_other()
    {
        var manifest = Parse((await _folder.RunsAsync(Ct, "manifest", "teams")).Output);

        Assert.Null(manifest["authorization"]);
        Assert.Null(manifest["permissions"]);
    }

    [Fact]
    public async Task The_package_holds_the_manifest_and_both_icons_and_is_the_same_every_time()
    {
        var done = await _folder.RunsAsync(Ct, "manifest", "teams", "--app-id", AppId, "--zip", "one.zip");
        await _folder.With("Teams__AppId", AppId).RunsAsync(Ct, "manifest", "teams", "--zip", "two.zip");

        Assert.Equal((0, "Wrote one.zip."), (done.ExitCode, done.Output.Trim()));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "one.zip"), Ct);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "two.zip"), Ct));

        await using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(await zip.Entries[0].OpenAsync(Ct));
        var text = await reader.ReadToEndAsync(Ct);
        Assert.Empty(await ProblemsAsync(text));
        var manifest = Parse(text);
        Assert.Equal(AppId, manifest["id"]!.GetValue<string>());
        Assert.Equal(AppId, manifest["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal(AppId, manifest["composeExtensions"]![0]!["botId"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Say the bot's Microsoft App ID with --app-id", "--zip", "app.zip")]
    [InlineData("--app-id: ", "--app-id", "referralbot")]
    [InlineData("--app-id: ", "--app-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--website: ", "--website", "http://practice.example")]
    [InlineData("--zip: ", "--app-id", AppId, "--zip", "no/such/folder/app.zip")]
    public async Task A_call_that_cant_work_says_how_it_can(string sentence, params string[] arguments)
    {
        var refused = await _folder.RunsAsync(Ct, ["manifest", "teams", .. arguments]);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith(sentence, refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    private static JsonNode Parse(string text) => JsonNode.Parse(text)!;

    // The schema is Microsoft's own (github.com/microsoft/json-schemas, teams/v1.29), draft 4.
    private static async Task<IReadOnlyList<string>> ProblemsAsync(string manifest)
    {
        var schema = await JsonSchema.FromFileAsync(
            Checkout.Find("tests", "ReferralBot.Tests", "Commands", "Schemas", "MicrosoftTeams-v1.29.schema.json"),
            Ct
        );
        return [.. schema.Validate(manifest).Select(problem => $"{problem.Path}: {problem.Kind}")];
    }
}
