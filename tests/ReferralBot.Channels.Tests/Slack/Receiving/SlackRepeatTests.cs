using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>What was done once has one name, however often it comes; what was done twice has two.</summary>
public sealed class SlackRepeatTests
{
    public static TheoryData<string, string[]> Parts =>
        new()
        {
            { "command.slash", ["trigger_id"] },
            { "shortcut.shortcut", ["trigger_id"] },
            { "message-shortcut.messageaction", ["trigger_id"] },
            {
                "press-in-message.blockaction",
                ["actions/0/action_ts", "actions/0/action_id", "container/message_ts", "channel/id"]
            },
            { "press-in-modal.blockaction", ["actions/0/action_ts", "actions/0/action_id", "view/id", "view/hash"] },
            { "submission.viewsubmission", ["view/id", "view/hash"] },
        };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task The_same_delivery_has_the_same_key_and_another_one_has_another(string kind, string[] parts)
    {
        await using var host = await SlackHost.StartAsync();
        var first = (await host.TurnOfAsync(kind, SlackHost.Golden(kind))).DeliveryKey;
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(first);
        Assert.Equal(first, (await host.TurnOfAsync(kind, SlackHost.Golden(kind))).DeliveryKey);
        foreach (var part in parts)
        {
            var other = SlackHost.Golden(kind);
            Change(other, part);
            Assert.NotEqual(first, (await host.TurnOfAsync(kind, other)).DeliveryKey);
        }
    }

    [Fact]
    public async Task Two_people_who_press_the_same_button_at_once_did_two_things()
    {
        await using var host = await SlackHost.StartAsync();
        var other = SlackHost.Golden("press-in-message.blockaction");
        other["user"]!["id"] = "U0KIM0001";

        var sam = await host.TurnOfAsync(
            "press-in-message.blockaction",
            SlackHost.Golden("press-in-message.blockaction")
        );
        var kim = await host.TurnOfAsync("press-in-message.blockaction", other);

        Assert.NotEqual(sam.DeliveryKey, kim.DeliveryKey);
    }

    [Fact]
    public async Task A_key_fits_where_it_is_kept()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("press-in-message.blockaction");
        payload["actions"]![0]!["action_id"] = "press." + new string('9', 249);
        payload["container"]!["message_ts"] = new string('1', 200);
        payload["actions"]![0]!["action_ts"] = new string('2', 200);

        var turn = await host.TurnOfAsync("press-in-message.blockaction", payload);

        Assert.InRange(turn.DeliveryKey!.Length, 1, 400); // Delivery.KeyMaxLength
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("0", "http_timeout")]
    [InlineData("1", "http_timeout")]
    [InlineData("3", "unknown_error")]
    [InlineData("garbage", "")]
    public async Task The_headers_of_a_retry_decide_nothing(string? number, string? reason)
    {
        await using var host = await SlackHost.StartAsync();
        var content = SlackHost.Body("home-opened.event", SlackHost.Golden("home-opened.event"));
        var body = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var stamp = host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = content };
        request.Headers.Add(SlackSignature.TimestampHeader, stamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackHost.Sign(SlackHost.Secret, stamp, body));
        if (number is not null)
        {
            request.Headers.Add("X-Slack-Retry-Num", number);
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(host.Turns.All);
    }

    private static void Change(JsonObject payload, string path)
    {
        var steps = path.Split('/');
        var parent = steps
            .SkipLast(1)
            .Aggregate(
                (JsonNode)payload,
                (at, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var place) ? at[place]! : at[step]!
            );
        parent[steps[^1]] = parent[steps[^1]]!.GetValue<string>() + "9";
    }
}
