using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ReferralBot.Testing.Hosts;
using ReferralBot.Testing.Slack;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Tests.Vendors;

/// <summary>The bot answers signed requests as Slack's own framework does (npm @slack/bolt), but for its two known faults.</summary>
public sealed class BoltTests : IAsyncLifetime
{
    private readonly BotFolder _folder = new();
    private FakeSlack _slack = null!;
    private FakeChannel _team = null!;
    private VendorProgram _bolt = null!;
    private BotServer _bot = null!;
    private TwinTransport _twins = null!;
    private SlackPerson _sam = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        var workspace = _slack.AddWorkspace("T0MAPLE", "Maple Street Wellness");
        var sam = workspace.AddUser("Sam", FakeStanding.Owner);
        _team = workspace.AddChannel("referrals").With(sam).WithBot();
        _bolt = VendorProgram.Start(
            "bolt.mjs",
            ("SIGNING_SECRET", _slack.SigningSecret),
            ("API", _slack.ApiBaseUrl.AbsoluteUri)
        );
        var vendor = new Uri((await _bolt.SaysAsync(Ct))["url"]!.GetValue<string>());
        _bot = await _folder
            .With("ASPNETCORE_ENVIRONMENT", "Production") // no demo practice
            .With("Slack__SigningSecret", _slack.SigningSecret)
            .With("Slack__BotToken", workspace.BotToken)
            .With("Slack__ApiBaseUrl", _slack.ApiBaseUrl.AbsoluteUri)
            .ServesAsync(Ct);
        await ConnectedAsync();
        _twins = new TwinTransport(_slack, _bot.Address, vendor);
        _sam = new SlackPerson(_slack, sam, _twins);
    }

    public async ValueTask DisposeAsync()
    {
        _twins?.Dispose();
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        if (_bolt is not null)
        {
            await _bolt.DisposeAsync();
        }

        _folder.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task What_is_not_proven_and_what_only_asks_whether_we_are_there_is_answered_alike()
    {
        const string challenge = """{"token":"x","challenge":"3eZbrw1aB","type":"url_verification"}""";
        await SendsAsync("/slack/events", challenge, "application/json");
        await SendsAsync("/slack/events", challenge, "application/json", secret: "wrong");
        await SendsAsync("/slack/events", challenge, "application/json", minutes: -6);
        await SendsAsync("/slack/commands", "command=%2Freferral&text=", secret: "");
        await SendsAsync("/slack/commands", "ssl_check=1&token=x", secret: null);

        Assert.Equal([200, 401, 401, 401, 200], _twins.Answers.Select(pair => pair.Ours.Status));
        Assert.All(_twins.Answers, pair => Assert.Equal(pair.Theirs, pair.Ours));
        Assert.Equal("""{"challenge":"3eZbrw1aB"}""", _twins.Answers[0].Ours.Body);
    }

    [Fact]
    public async Task What_people_do_is_acknowledged_alike()
    {
        await _sam.TypesAsync("/partner add", _team); // opens a form: nothing to say
        await _sam.CancelsAsync(_sam.View!);
        await _sam.OpensHomeAsync();
        await _sam.TypesAsync("/refbot", _team); // shows a card

        var card = _twins.Answers[^1];
        Assert.All(_twins.Answers.SkipLast(1), pair => Assert.Equal(pair.Theirs, pair.Ours));
        Assert.Equal((200, ""), (_twins.Answers[0].Ours.Status, _twins.Answers[0].Ours.Body));
        Assert.Equal((card.Theirs.Status, card.Theirs.MediaType), (card.Ours.Status, card.Ours.MediaType));
        Assert.Empty(_slack.Complaints);
    }

    [Fact]
    public async Task Two_faults_of_the_vendor_are_not_ours()
    {
        const string challenge = """{"token":"x","challenge":"3eZbrw1aB","type":"url_verification"}""";
        await SendsAsync("/slack/events", challenge, "application/json", minutes: 24 * 60);
        Assert.Equal((401, 200), (_twins.Answers[0].Ours.Status, _twins.Answers[0].Theirs.Status));

        await _sam.TypesAsync("/partner add \"Northside Family Medicine\" category:medical", _team);
        await _sam.RepeatsAsync();

        var first = (await _bolt.SaysAsync(Ct))["handled"]!.GetValue<string>();
        Assert.Equal(first, (await _bolt.SaysAsync(Ct))["handled"]!.GetValue<string>()); // did it twice
        Assert.Contains("P-1", _twins.Answers[1].Ours.Body, StringComparison.Ordinal);
        Assert.Equal(_twins.Answers[1].Ours, _twins.Answers[2].Ours); // answered twice, done once
    }

    private async Task SendsAsync(
        string path,
        string body,
        string type = "application/x-www-form-urlencoded",
        string? secret = "right",
        int minutes = 0
    )
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
        var stamp = at.ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (secret is not null)
        {
            var key = secret == "right" ? _slack.SigningSecret : secret;
            request.Headers.Add("X-Slack-Request-Timestamp", stamp);
            request.Headers.Add("X-Slack-Signature", FakeHttpTransport.Signature(key, stamp, body));
        }

        await _twins.SendAsync(request, Ct);
    }

    // Slack is asked after the start whose token it is.
    private async Task ConnectedAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (
            !(await _bot.Http.GetStringAsync("/health/ready", Ct)).Contains(
                "\"token\":\"ok\"",
                StringComparison.Ordinal
            )
        )
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }
}
