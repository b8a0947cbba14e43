using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Commands;

/// <summary>The commands as an operator calls them, and what they leave behind.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("backup")]
    [InlineData("jobs run")]
    [InlineData("jobs run monthly-check-in --at yesterday")]
    [InlineData("jobs run monthly-check-in --at 2026-09-01T13:00:00")]
    public async Task A_call_that_cant_work_is_explained_and_ends_with_two(string line)
    {
        var refused = await _folder.RunsAsync(Ct, line.Split(' '));

        Assert.Equal(2, refused.ExitCode);
        Assert.NotEmpty(refused.Error);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await _folder.RunsAsync(Ct, "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(
            ["serve", "demo", "jobs", "scorecard", "import", "export", "database", "backup"],
            command => Assert.Contains(command, help.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_refused_with_the_ones_that_do()
    {
        var refused = await _folder.RunsAsync(Ct, "jobs", "run", "monthly-chekin");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("There is no job monthly-chekin.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_applies_nothing_the_second_time()
    {
        var first = await _folder.RunsAsync(Ct, "database", "migrate");
        var second = await _folder.RunsAsync(Ct, "database", "migrate");

        Assert.StartsWith("Applied ", first.Output, StringComparison.Ordinal);
        Assert.Equal("The database is up to date: nothing to do.", second.Output.Trim());
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
    }

    [Fact]
    public async Task The_demo_is_added_once()
    {
        var first = await _folder.RunsAsync(Ct, "demo");
        var second = await _folder.RunsAsync(Ct, "demo");

        Assert.StartsWith("Added Maple Street Wellness (", first.Output, StringComparison.Ordinal);
        Assert.EndsWith("is here already: nothing to do.", second.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_the_running_bot_is_a_database_that_another_one_starts_with()
    {
        using var elsewhere = new BotFolder();
        var copy = Path.Combine(elsewhere.Path, "restored.db");
        string practice;
        await using (await _folder.ServesAsync(Ct))
        {
            var backup = await _folder.RunsAsync(Ct, "backup", copy);
            Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
            practice = (await _folder.RunsAsync(Ct, "demo")).Output;
        }

        elsewhere.With("Database__ConnectionString", "Data Source=restored.db");
        Assert.Equal(practice, (await elsewhere.RunsAsync(Ct, "demo")).Output);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await _folder.RunsAsync(Ct, "database", "migrate");
        _folder.Has("there.db", "something else");

        var refused = await _folder.RunsAsync(Ct, "backup", "there.db");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("something else", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "there.db"), Ct));
    }
}
