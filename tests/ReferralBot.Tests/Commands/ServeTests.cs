using System.Net;
using System.Text.Json;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary>The server as its operator meets it: a process, a folder, a line.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_first_start_makes_the_database_and_says_one_line_with_the_address_of_the_web_chat()
    {
        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Equal([$"ReferralBot is running: open {bot.Address} in a browser. Ctrl+C stops it."], bot.Lines);
        Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync("/", Ct)).StatusCode);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "data", "referralbot.db")));
    }

    [Fact]
    public async Task It_is_alive_and_ready_and_says_so_without_naming_files_or_hosts()
    {
        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Equal("""{"status":"live"}""", await bot.Http.GetStringAsync("/health/live", Ct));
        var ready = await bot.Http.GetStringAsync("/health/ready", Ct);
        var report = JsonDocument.Parse(ready).RootElement;
        Assert.Equal("ready", report.GetProperty("status").GetString());
        Assert.Equal("ok", report.GetProperty("database").GetString());
        Assert.Equal("ok", report.GetProperty("scheduler").GetString());
        Assert.Equal("ok", report.GetProperty("outbox").GetString());
        Assert.DoesNotContain(_folder.Path, ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_ends_well_and_the_next_start_has_the_same_practice()
    {
        await using (var bot = await _folder.ServesAsync(Ct))
        {
            Assert.Equal(0, await bot.StopAsync(Ct));
        }

        var before = await PracticesAsync();
        await using (await _folder.ServesAsync(Ct))
        {
            Assert.Equal(before, await PracticesAsync());
        }
    }

    [Fact]
    public async Task Outside_development_the_practice_of_the_settings_is_made_and_the_web_chat_is_off()
    {
        _folder.With("ASPNETCORE_ENVIRONMENT", "Production").With("Practice__Name", "Harbor Street Dental");

        await using var bot = await _folder.ServesAsync(Ct);

        Assert.Contains("the web chat is off", Assert.Single(bot.Lines), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Http.GetAsync("/", Ct)).StatusCode);
        Assert.Equal(
            "ready",
            JsonDocument
                .Parse(await bot.Http.GetStringAsync("/health/ready", Ct))
                .RootElement.GetProperty("status")
                .GetString()
        );
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_ends_with_one()
    {
        await using var bot = await _folder.ServesAsync(Ct);
        using var second = new BotFolder();
        second.With("ASPNETCORE_URLS", bot.Address.GetLeftPart(UriPartial.Authority));

        var refused = await second.RunsAsync(Ct, "serve");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Urls: ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_host_name_a_large_body_and_an_unknown_path_get_a_clear_refusal()
    {
        await using var bot = await _folder.ServesAsync(Ct);

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "example.com" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.Http.SendAsync(foreign, Ct)).StatusCode);

        using var large = new ByteArrayContent(new byte[70 * 1024]);
        var tooLarge = await bot.Http.PostAsync("/web/turns", large, Ct);
        Assert.InRange((int)tooLarge.StatusCode, 400, 499);

        var nothing = await bot.Http.GetAsync("/nothing-here", Ct);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal("nosniff", Assert.Single(nothing.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(nothing.Headers.Contains("Server"));
    }

    private async Task<string> PracticesAsync()
    {
        var list = await _folder.RunsAsync(Ct, "demo");
        Assert.Equal(0, list.ExitCode);
        return list.Output;
    }
}
