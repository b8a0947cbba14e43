using System.Net;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>The fake goes wrong as it is told, and then no more.</summary>
public sealed class FakeFaultTests : FakeSlackTests
{
    [Fact]
    public async Task Too_many_says_when_to_come_again_in_any_words()
    {
        Slack.Faults.Next(
            "auth.test",
            new FakeFault.TooMany("30"),
            new FakeFault.TooMany("soon"),
            new FakeFault.TooMany(null)
        );

        using var first = await SendsAsync();
        using var second = await SendsAsync();
        using var third = await SendsAsync();

        Assert.Equal(TimeSpan.FromSeconds(30), first.Headers.RetryAfter!.Delta);
        Assert.Equal(["soon"], second.Headers.NonValidated["Retry-After"]);
        Assert.False(third.Headers.Contains("Retry-After"));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        using var fourth = await SendsAsync();
        Assert.Equal(HttpStatusCode.OK, fourth.StatusCode);
    }

    [Fact]
    public async Task It_answers_with_pages_statuses_pieces_and_other_addresses()
    {
        Slack.Faults.Next(
            "*",
            new FakeFault.Status(503),
            new FakeFault.Page(),
            new FakeFault.Truncated(),
            new FakeFault.Redirect(new Uri("https://evil.example/"))
        );

        using var status = await SendsAsync();
        using var page = await SendsAsync();
        using var piece = await SendsAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var moved = await http.PostAsync(
            new Uri(Slack.ApiBaseUrl, "auth.test"),
            content: null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain('}', await piece.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("evil.example", moved.Headers.Location!.Host);
        Assert.Equal(0, Slack.Faults.Left);
    }

    [Fact]
    public async Task It_hangs_up_and_it_says_nothing_at_all()
    {
        Slack.Faults.Next("auth.test", new FakeFault.Reset(), new FakeFault.Never());
        using var patience = new CancellationTokenSource();

        await Assert.ThrowsAsync<HttpRequestException>(SendsAsync);
        using var http = new HttpClient();
        var waiting = http.PostAsync(new Uri(Slack.ApiBaseUrl, "auth.test"), content: null, patience.Token);
        SpinWait.SpinUntil(() => Slack.Faults.Left == 0);
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(2, Slack.CallsOf("auth.test").Count);
    }

    [Fact]
    public async Task A_huge_answer_comes_in_pieces()
    {
        Slack.Faults.Next("auth.test", new FakeFault.Huge(1_000_000));

        using var response = await SendsAsync();

        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(body.Length, 1_000_000, 1_100_000);
    }

    [Fact]
    public async Task A_slow_answer_comes_a_byte_in_a_second()
    {
        Slack.Faults.Next("auth.test", new FakeFault.Slow());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ApiBaseUrl, "auth.test"));
        using var response = await http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var two = new byte[2];

        await body.ReadExactlyAsync(two.AsMemory(0, 1), TestContext.Current.CancellationToken);
        var second = body.ReadAsync(two.AsMemory(1, 1), TestContext.Current.CancellationToken);

        Assert.Equal((byte)'{', two[0]);
        Assert.False(second.IsCompleted);
        while (!second.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await second);
        Assert.Equal((byte)'"', two[1]);
    }

    private Task<HttpResponseMessage> SendsAsync() => Api.SendsAsync("auth.test", Maple.BotToken);
}
