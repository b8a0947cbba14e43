using ReferralBot.Testing.Hosts;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Tests.Hosting;

/// <summary>The whole bot as a process beside a Slack: what a person does there, and what the command line posts.</summary>
public sealed class SlackServedTests : IAsyncLifetime
{
    private readonly BotFolder _folder = new();
    private FakeSlack _slack = null!;
    private FakeWorkspace _workspace = null!;
    private FakeChannel _team = null!;
    private FakeUser _sam = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _workspace = _slack.AddWorkspace("T0MAPLE", "Maple Street Wellness");
        _sam = _workspace.AddUser("Sam", FakeStanding.Owner);
        _team = _workspace.AddChannel("referrals", FakeChannelKind.Private).With(_sam).WithBot();
        _folder
            .With("ASPNETCORE_ENVIRONMENT", "Production")
            .With("Slack__SigningSecret", _slack.SigningSecret)
            .With("Slack__BotToken", _workspace.BotToken)
            .With("Slack__ApiBaseUrl", _slack.ApiBaseUrl.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task From_the_first_command_to_a_scheduled_message_that_the_command_line_posts()
    {
        await using var bot = await _folder.ServesAsync(Ct);
        using var transport = new FakeHttpTransport(_slack, bot.Address);
        var sam = new SlackPerson(_slack, _sam, transport);
        await Connected(bot);

        await Says(sam, "/refbot");
        Assert.StartsWith("Hello Sam", Answer, StringComparison.Ordinal);
        await Says(sam, "/partner add \"Northside Family Medicine\" category:medical");
        await Says(sam, "/referral received from:Northside for:anxiety");
        Assert.Contains("Saved R-1: received from Northside Family Medicine (P-1)", Answer, StringComparison.Ordinal);
        await Says(sam, "/refbot setup scorecards:here");
        Assert.Contains("Saved", Answer, StringComparison.Ordinal);
        Assert.Empty(_slack.MessagesIn(_team.Id)); // every answer was private
        await WelcomedAsync();

        var posted = await _folder.RunsAsync(Ct, "jobs", "run", "quarterly-scorecard", "--at", "2026-10-05T13:00:00Z");

        Assert.Equal((0, ""), (posted.ExitCode, posted.Error));
        Assert.StartsWith(
            $"Posted quarterly-scorecard for 2026-Q3 to slack/T0MAPLE/{_team.Id}",
            posted.Output,
            StringComparison.Ordinal
        );
        var welcome = Assert.Single(_slack.MessagesIn(_sam.Id)).Seen;
        Assert.Contains("Hello, I'm ReferralBot", welcome, StringComparison.Ordinal);
        Assert.Contains("come to you here", welcome, StringComparison.Ordinal);
        Assert.Contains("Q3 2026", Assert.Single(_slack.MessagesIn(_team.Id)).Seen, StringComparison.Ordinal);
        Assert.Empty(_slack.Complaints);
    }

    // What only Sam sees. Beside it come direct messages, in their own time.
    private string Answer => _slack.EphemeralsFor(_sam)[^1].Seen;

    private async Task Says(SlackPerson person, string line)
    {
        var outcome = await person.TypesAsync(line, _team);

        Assert.Null(outcome.Complaint);
        Assert.Equal(200, outcome.Ack!.Status);
    }

    private async Task WelcomedAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (_slack.MessagesIn(_sam.Id).Count == 0)
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }

    // Slack is asked after the start whose token it is, as an operator's monitor sees.
    private static async Task Connected(BotServer bot)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (
            !(await bot.Http.GetStringAsync("/health/ready", Ct)).Contains("\"token\":\"ok\"", StringComparison.Ordinal)
        )
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }
}
