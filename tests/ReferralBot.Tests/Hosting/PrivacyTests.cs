using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Hosting;

/// <summary>What people type is in the database and in their conversation, and in no line of the log and no error page.</summary>
public sealed partial class PrivacyTests : IDisposable
{
    private const string Canary = "Zwitscher";

    private readonly BotFolder _folder = new BotFolder()
        .With("Logging__LogLevel__Default", "Trace")
        .With("Logging__LogLevel__Microsoft", "Trace")
        .With("Logging__LogLevel__System", "Trace")
        .With("Logging__LogLevel__Quartz", "Trace");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simple")]
    [InlineData("json")]
    public async Task Nothing_that_was_typed_is_written_down_at_the_most_talkative_level(string formatter)
    {
        _folder.With("Logging__Console__FormatterName", formatter);
        await using var bot = await _folder.ServesAsync(Ct);
        using var malformed = new StringContent($"{{\"kind\":\"{Canary}", Encoding.UTF8, "application/json");

        var saved = await bot.SaysAsync($"/partner add {Canary} category:medical", Ct);
        await bot.SaysAsync($"/{Canary} {Canary}", Ct);
        await bot.SaysAsync($"/partner add \"{Canary}", Ct);
        await bot.SubmitsAsync("partner.add", [("name", $"{Canary} two"), ("category", Canary)], Ct);
        await bot.SearchesAsync("partner.show", "partner", Canary, Ct);
        var refused = await bot.SendsAsync(malformed, Ct);
        var missing = await bot.Http.GetAsync($"/{Canary}?text={Canary}", Ct);
        await bot.StopAsync(Ct);

        Assert.Contains(Canary, await saved.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal); // it was taken in
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain(Canary, await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await missing.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.InRange(bot.Lines.Count, 50, int.MaxValue); // much was written
        Assert.DoesNotContain(bot.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_fault_gets_an_apology_with_a_reference_and_the_log_has_its_kind_and_place_under_it()
    {
        await using var bot = await _folder.ServesAsync(Ct);
        await BreakAsync();

        var apology = await (
            await bot.SaysAsync($"/partner add {Canary} category:medical", Ct)
        ).Content.ReadAsStringAsync(Ct);
        await bot.StopAsync(Ct);

        var reference = Reference().Match(apology).Groups["reference"].Value;
        Assert.True(reference.Length > 0, apology);
        var fault = Assert.Single(bot.Lines, line => line.Contains(reference, StringComparison.Ordinal));
        Assert.Contains("SqliteException", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    private async Task BreakAsync()
    {
        var file = Path.Combine(_folder.Path, "data", "referralbot.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE \"Partners\" RENAME TO \"Gone\"";
        await command.ExecuteNonQueryAsync(Ct);
    }

    [GeneratedRegex("me: (?<reference>[0-9A-Z]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
