using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReferralBot.Channels.Tests.Teams.Turns;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>What nobody sends who means well, with a token that is sound: it is refused clearly, and harms nobody else.</summary>
public sealed class TeamsAbuseTests
{
    private const string Words = "\"words\"";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IReadOnlyDictionary<string, Func<string, byte[]>> Bodies { get; } =
        new Dictionary<string, Func<string, byte[]>>(StringComparer.Ordinal)
        {
            ["nothing"] = _ => [],
            ["no JSON"] = _ => "<html>"u8.ToArray(),
            ["a list"] = json => Utf8($"[{json}]"),
            ["null"] = _ => "null"u8.ToArray(),
            ["cut off"] = json => Utf8(json[..^1]),
            ["twice"] = json => Utf8(json + json),
            ["UTF-16"] = Encoding.Unicode.GetBytes,
            ["a byte that is no UTF-8"] = json => Within(json, [0xFF]),
            ["an overlong slash"] = json => Within(json, [0xC0, 0xAF]),
            ["half a pair in bytes"] = json => Within(json, [0xED, 0xA0, 0x80]),
            ["a NUL byte"] = json => Within(json, [0]),
            ["NUL"] = json => Within(json, @"\u0000"u8),
            ["a high surrogate"] = json => Within(json, @"\ud83d"u8),
            ["a low surrogate"] = json => Within(json, @"\ude00"u8),
            ["surrogates the wrong way round"] = json => Within(json, @"\ude00\ud83d"u8),
            ["half a pair in a name"] = json => Utf8(json.Replace("\"text\"", @"""\ud83d""", StringComparison.Ordinal)),
            ["33 levels"] = json => Utf8(json.Replace(Words, Deep(32), StringComparison.Ordinal)),
            ["100,000 levels"] = json => Utf8(json.Replace(Words, Deep(100_000), StringComparison.Ordinal)),
            ["a name twice"] = json => Utf8($$"""{"serviceUrl":"https://evil.example/",{{json[1..]}}"""),
            ["an inner name twice"] = json => Utf8(json.Replace(Words, """{"a":1,"a":2}""", StringComparison.Ordinal)),
        };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    public static TheoryData<string> Odd =>
        [
            "\u202Ehush\u202C",
            "\u2066hush\u2069",
            "hush\uFFFE",
            "\uD83D\uDE00",
            "\u0001\u0007\u001B[31m",
            new string('a', 100_000),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_no_activity_is_said_to_be_none(string name)
    {
        await using var host = await TeamsHost.StartAsync();

        using var response = await host.PostAsync(Bodies[name](Json(host)), host.Bearer());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Turns.All);
        host.Faults.ThrowUnexpected();
    }

    [Fact]
    public async Task Thirty_two_levels_are_not_too_many()
    {
        await using var host = await TeamsHost.StartAsync();
        var body = Utf8(Json(host).Replace(Words, Deep(31), StringComparison.Ordinal));

        using var response = await host.PostAsync(body, host.Bearer());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_letters_are_only_letters(string typed)
    {
        await using var host = await TeamsHost.StartAsync();
        host.Turns.Answer = null; // the bot answers, and says again what was typed

        using var response = await host.PostAsync(host.Sent(TeamsSamples.Personal(typed), host.Chat));
        await host.After.DrainAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(host.Turns.All);
        Assert.Empty(host.Teams.Complaints);
        host.Faults.ThrowUnexpected();
    }

    [Fact]
    public async Task A_form_of_ten_thousand_fields_is_read_for_the_few_that_it_has()
    {
        await using var host = await TeamsHost.StartAsync();
        var data = new JsonObject { ["~form"] = "visit", ["note"] = "called at noon" };
        foreach (var at in Enumerable.Range(0, 10_000))
        {
            data[$"field-{at}"] = "x";
        }

        using var response = await host.PostAsync(host.Sent(TeamsSamples.Action(data)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = Assert.IsType<Chat.TurnInput.Submission>(Assert.Single(host.Turns.All).Input);
        Assert.Equal(["called at noon"], sent.Answers.For("note"));
        Assert.Empty(sent.Answers.For("field-1"));
    }

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_is_cut_and_nobody_beside_it_waits()
    {
        var pace = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(1.5)); // the host's, with less grace
        await using var host = await TeamsHost.StartAsync(new TeamsSetup { Pace = pace });
        await using var line = await SlowLine.OpenAsync(host, 2_000, host.Bearer());
        Assert.Equal("HTTP/1.1 100 Continue", await line.ReadsAsync());
        Assert.Equal("", await line.ReadsAsync());

        foreach (var at in Enumerable.Range(0, 20))
        {
            await line.SendAsync("{");
            var good = host.Sent(TeamsSamples.Personal("hush"), host.Chat);
            good["id"] = $"{at}";
            using var response = await host.PostAsync(good);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal("HTTP/1.1 408 Request Timeout", await line.ReadsAsync());
        Assert.Equal(20, host.Turns.All.Count);
        host.Faults.ThrowUnexpected();
    }

    [Fact]
    public async Task Who_hangs_up_in_the_middle_harms_nobody()
    {
        await using var host = await TeamsHost.StartAsync();
        await using (var line = await SlowLine.OpenAsync(host, 2_000, host.Bearer()))
        {
            await line.ReadsAsync();
            await line.SendAsync("{\"type\":");
        }

        using var response = await host.PostAsync(host.Sent(TeamsSamples.Personal("hush"), host.Chat));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(host.Turns.All);
    }

    private static string Json(TeamsHost host) => host.Sent(TeamsSamples.Personal("words"), host.Chat).ToJsonString();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // The words, with these bytes in them.
    private static byte[] Within(string json, ReadOnlySpan<byte> bytes)
    {
        var at = json.IndexOf(Words, StringComparison.Ordinal) + 3;
        return [.. Utf8(json[..at]), .. bytes, .. Utf8(json[at..])];
    }

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);
}
