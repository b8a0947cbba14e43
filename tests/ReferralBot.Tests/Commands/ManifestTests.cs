using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Hosts;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Tests.Commands;

/// <summary>The manifests in the folder are those that the command writes, and Slack takes them.</summary>
public sealed class ManifestTests : IDisposable
{
    private const string Address = "https://referralbot.example.com";

    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("slack.manifest.json", "--url", Address)]
    [InlineData("slack.socket.manifest.json", "--socket")]
    public async Task The_one_in_the_folder_is_current_and_within_every_limit(string file, params string[] arguments)
    {
        var written = await _folder.RunsAsync(Ct, ["manifest", "slack", .. arguments]);

        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.True(
            await File.ReadAllTextAsync(Checkout.Find("manifest", file), Ct) == written.Output,
            $"Write it anew: dotnet run --project src/ReferralBot -- manifest slack {string.Join(' ', arguments)} --out manifest/{file}"
        );
        Assert.Empty(ManifestSchema.Problems(written.Output));
    }

    [Fact]
    public async Task It_can_be_written_to_a_file_without_settings_and_without_a_database()
    {
        _folder.With("Slack__BotToken", "xoxb-half");

        var done = await _folder.RunsAsync(Ct, "manifest", "slack", "--socket", "--url", Address, "--out", "app.json");

        Assert.Equal((0, "Wrote app.json."), (done.ExitCode, done.Output.Trim()));
        var text = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "app.json"), Ct);
        Assert.Empty(ManifestSchema.Problems(text));
        Assert.Equal(
            $"{Address}/slack/oauth/callback",
            JsonNode.Parse(text)!["oauth_config"]!["redirect_urls"]![0]!.GetValue<string>()
        );
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    [Theory]
    [InlineData("Say where Slack reaches the bot with --url")]
    [InlineData("--url: ", "--url", "http://bot.example.com")]
    [InlineData("--url: ", "--url", "https://bot.example.com/slack/events")]
    [InlineData("--url: ", "--url", "bot.example.com")]
    [InlineData("--out: ", "--socket", "--out", "no/such/folder/app.json")]
    public async Task A_call_that_cant_work_says_how_it_can(string sentence, params string[] arguments)
    {
        var refused = await _folder.RunsAsync(Ct, ["manifest", "slack", .. arguments]);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith(sentence, refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    [Fact]
    public async Task Every_scope_and_every_event_has_its_reason_in_the_readme()
    {
        var readme = await File.ReadAllTextAsync(Checkout.Find("manifest", "README.md"), Ct);
        var manifest = JsonNode.Parse(
            await File.ReadAllTextAsync(Checkout.Find("manifest", "slack.manifest.json"), Ct)
        )!;
        var asked = manifest["oauth_config"]!["scopes"]!["bot"]!
            .AsArray()
            .Concat(manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray())
            .Select(name => name!.GetValue<string>())
            .ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains($"| `{name}` | ", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/display_information/name", 36)]
    [InlineData("/features/shortcuts/0/name", 25)]
    [InlineData("/features/slash_commands/0/description", 2_001)]
    public void What_Slack_refuses_is_found(string place, int length)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Checkout.Find("manifest", "slack.manifest.json")))!;
        var names = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parent = names[..^1]
            .Aggregate(
                manifest,
                (node, name) => int.TryParse(name, CultureInfo.InvariantCulture, out var at) ? node[at]! : node[name]!
            );
        parent[names[^1]] = new string('x', length);
        parent["no_such_thing"] = true;

        Assert.Equal(2, ManifestSchema.Problems(manifest.ToJsonString()).Count);
    }
}
