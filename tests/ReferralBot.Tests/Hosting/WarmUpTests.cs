using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Hosting;

/// <summary>The first turns after a start are the bot's own, before it says that it is ready.</summary>
public sealed class WarmUpTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Turns_through_the_whole_bot_are_made_at_the_start_and_ask_nobody()
    {
        _folder
            .With("Logging__LogLevel__ReferralBot", "Debug")
            .With("Slack__SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5")
            .With("Slack__ClientId", "1.2")
            .With("Slack__ClientSecret", "secret")
            .With("Slack__ApiBaseUrl", "http://127.0.0.1:9/api/"); // nothing listens there
        await using var bot = await _folder.ServesAsync(Ct);

        // The log is written beside the greeting: only at the end is it all there.
        await bot.StopAsync(Ct);
        var lines = bot.Lines;
        Assert.Single(lines, line => line.Contains("2 cards and 1 form drawn", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Answered a", StringComparison.Ordinal)); // nobody asked
        Assert.DoesNotContain(lines, line => line.Contains("My first turns failed", StringComparison.Ordinal));
    }
}
