using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackSignatureTests
{
    private static readonly FakeTimeProvider Clock = new(
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(SlackSignatureCases.Stamp, CultureInfo.InvariantCulture))
    );

    public static TheoryData<string, string, string, string, string> Cases => SlackSignatureCases.All();

    [Fact]
    public void Every_way_to_be_wrong_is_among_the_cases()
    {
        var cases = SlackSignatureCases.Cases().ToList();

        Assert.True(cases.Count >= 500, $"Only {cases.Count} cases.");
        Assert.Equal(
            [SlackSignatureProblem.TwoTimestamps, SlackSignatureProblem.TwoSignatures],
            Enum.GetValues<SlackSignatureProblem>().Except(cases.Select(one => one.Problem))
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_request_is_let_in_only_with_the_right_signature(
        string why,
        string stamp,
        string signature,
        string body,
        string problem
    )
    {
        var signatures = new SlackSignature(Clock, SlackSignatureCases.Secret, previous: null);

        var found = signatures.Check(stamp, signature, Encoding.UTF8.GetBytes(body));

        Assert.True(problem == found.ToString(), $"{why}: {found} instead of {problem}.");
    }

    [Fact]
    public void Of_two_headers_none_is_believed()
    {
        var signatures = new SlackSignature(Clock, SlackSignatureCases.Secret, previous: null);
        var body = Encoding.UTF8.GetBytes(SlackSignatureCases.Body);
        var (stamp, signature) = (SlackSignatureCases.Stamp, SlackSignatureCases.Signature);

        Assert.Equal(
            SlackSignatureProblem.TwoTimestamps,
            signatures.Check(new StringValues([stamp, stamp]), signature, body)
        );
        Assert.Equal(
            SlackSignatureProblem.TwoSignatures,
            signatures.Check(stamp, new StringValues([signature, signature]), body)
        );
    }

    [Theory]
    [InlineData("new", true)]
    [InlineData(SlackSignatureCases.Secret, true)]
    [InlineData("old", false)]
    [InlineData("", false)]
    public void The_secret_before_the_last_change_is_good_still(string signedWith, bool good)
    {
        var signatures = new SlackSignature(Clock, "new", SlackSignatureCases.Secret);
        var signature = SlackSignatureCases.Sign(signedWith, SlackSignatureCases.Stamp, SlackSignatureCases.Body);

        var found = signatures.Check(
            SlackSignatureCases.Stamp,
            signature,
            Encoding.UTF8.GetBytes(SlackSignatureCases.Body)
        );

        Assert.Equal(good, found == SlackSignatureProblem.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_empty_secret_is_none(string? secret)
    {
        Assert.ThrowsAny<ArgumentException>(() => new SlackSignature(Clock, secret!, previous: null));

        // An empty one before it adds no way in.
        var signatures = new SlackSignature(Clock, SlackSignatureCases.Secret, secret);
        var signature = SlackSignatureCases.Sign(secret ?? "", SlackSignatureCases.Stamp, SlackSignatureCases.Body);
        Assert.Equal(
            SlackSignatureProblem.WrongSignature,
            signatures.Check(SlackSignatureCases.Stamp, signature, Encoding.UTF8.GetBytes(SlackSignatureCases.Body))
        );
    }

    [Fact]
    public async Task A_refusal_over_http_says_nothing_and_the_log_says_why()
    {
        await using var host = await SlackHost.StartAsync();
        var stamp = host.Clock.GetUtcNow().AddSeconds(-301).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = SlackHost.Body("command.slash", SlackHost.Golden("command.slash"));
        var body = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/commands") { Content = content };
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackHost.Sign(SlackHost.Secret, stamp, body));

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(host.Log.All, line => line.Contains("clock_skew_too_old", StringComparison.Ordinal));
        Assert.Empty(host.Turns.All);
    }

    [Fact]
    public async Task A_plus_that_a_proxy_made_a_percent_20_no_longer_fits()
    {
        await using var host = await SlackHost.StartAsync();
        const string sent = "command=%2Fvisit&text=two+words&team_id=T1&user_id=U1&trigger_id=1.2.3";
        var stamp = host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/commands")
        {
            Content = SlackHost.Content(
                sent.Replace("+", "%20", StringComparison.Ordinal),
                "application/x-www-form-urlencoded"
            ),
        };
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(
            SlackSignature.SignatureHeader,
            SlackHost.Sign(SlackHost.Secret, stamp, Encoding.UTF8.GetBytes(sent))
        );

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }
}
