using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary>The doctor says a line for each thing, what to do where one is wrong, and never a secret.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Secret = "zz.8Q~planted";

    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_bot_without_platforms_is_well()
    {
        var done = await _folder.With("Teams__Playground", "false").RunsAsync(Ct, "doctor");

        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        Assert.Equal(
            ["ok       Settings", "ok       Database", "ok       Keys"],
            done.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0])
        );
    }

    [Fact]
    public async Task The_playground_needs_no_token() =>
        Assert.Contains("ok       Teams: only the playground", (await _folder.RunsAsync(Ct, "doctor")).Output, Ordinal);

    [Fact]
    public async Task A_Microsoft_that_cant_be_reached_is_a_problem_with_what_to_do_and_no_secret()
    {
        var failed = await _folder
            .With("Teams__AppId", "7d5c9d5e-1f6b-4f0e-9d1e-0a7e6c1b2a31")
            .With("Teams__TenantId", "2b8f5a40-93c7-4c43-8c54-6d1f0b9e7a52")
            .With("Teams__ClientSecret", Secret)
            .With("Teams__Authority", "https://127.0.0.1:9/")
            .With("Teams__OpenIdMetadataUrl", "http://127.0.0.1:9/keys")
            .RunsAsync(Ct, "doctor");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("problem  Teams keys: ", failed.Output, Ordinal);
        Assert.Contains("problem  Teams token: ", failed.Output, Ordinal);
        Assert.DoesNotContain(Secret, failed.Output + failed.Error, Ordinal);
    }

    [Fact]
    public async Task Half_of_the_settings_ends_with_two()
    {
        var refused = await _folder.With("Teams__ClientSecret", Secret).RunsAsync(Ct, "doctor");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("Teams:AppId: ", refused.Error, Ordinal);
        Assert.DoesNotContain(Secret, refused.Error, Ordinal);
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;
}
