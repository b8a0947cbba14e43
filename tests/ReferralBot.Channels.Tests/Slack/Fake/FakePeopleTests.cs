using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What the fake tells of people, takes of files, and takes at a response_url.</summary>
public sealed class FakePeopleTests : FakeSlackTests
{
    [Fact]
    public async Task People_have_a_zone_and_a_standing()
    {
        var guest = Maple.AddUser("Gil", FakeStanding.SingleChannelGuest, "Europe/Paris");

        var user = (await CallsAsync("users.info", ("user", guest.Id)))["user"]!;

        Assert.Equal("Europe/Paris", user["tz"]!.GetValue<string>());
        Assert.Equal(7_200, user["tz_offset"]!.GetValue<int>());
        Assert.True(user["is_ultra_restricted"]!.GetValue<bool>());
        Assert.False(user["is_admin"]!.GetValue<bool>());
        Refused("user_not_found", await CallsAsync("users.info", ("user", "U404")));
    }

    [Fact]
    public async Task A_stranger_is_seen_only_where_a_conversation_is_shared()
    {
        var oak = Slack.AddWorkspace("T2", "Oak");
        var ben = oak.AddUser("Ben");
        Refused("user_not_visible", await CallsAsync("users.info", ("user", ben.Id)));

        General.SharedWith.Add(oak);
        General.With(ben);

        var seen = (await CallsAsync("users.info", ("user", ben.Id)))["user"]!;
        Assert.True(seen["is_stranger"]!.GetValue<bool>());
        Assert.Equal("T2", seen["team_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_method_that_reads_does_not_see_arguments_in_json()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ApiBaseUrl, "users.info"))
        {
            Content = new StringContent(
                new JsonObject { ["user"] = Ana.Id }.ToJsonString(),
                new MediaTypeHeaderValue("application/json", "utf-8")
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Maple.BotToken);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Refused("invalid_arguments", JsonNode.Parse(text)!.AsObject());
    }

    [Fact]
    public async Task Direct_messages_are_opened_with_one_person_who_is_there()
    {
        var gone = Maple.AddUser("Gone", FakeStanding.Deleted);

        var opened = await CallsAsync("conversations.open", ("users", Ana.Id));

        Assert.StartsWith("D", opened["channel"]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Refused("user_disabled", await CallsAsync("conversations.open", ("users", gone.Id)));
        Refused("user_not_found", await CallsAsync("conversations.open", ("users", "U404")));
    }

    [Fact]
    public async Task A_file_goes_up_in_three_steps_and_its_length_is_in_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes("Märch;1");
        var begun = await CallsAsync("files.getUploadURLExternal", ("filename", "a.csv"), ("length", bytes.Length));
        var files = new JsonArray(new JsonObject { ["id"] = begun["file_id"]!.DeepClone(), ["title"] = "March" });
        Refused("file_not_found", await CallsAsync("files.completeUploadExternal", ("files", files)));

        var address = new Uri(begun["upload_url"]!.GetValue<string>());
        Refused("length_mismatch", await Api.PostsAsync(address, new ByteArrayContent(bytes[..^1])));
        Done(await Api.PostsAsync(address, new ByteArrayContent(bytes)));
        Refused(
            "channel_not_found",
            await CallsAsync("files.completeUploadExternal", ("files", files), ("channel_id", Ana.Id))
        );
        Done(await CallsAsync("files.completeUploadExternal", ("files", files), ("channel_id", General.Id)));

        var file = Assert.Single(Slack.Files);
        Assert.Equal(bytes, file.Content);
        Assert.Equal(General.Id, file.ChannelId);
    }

    [Fact]
    public async Task A_response_url_takes_five_answers_within_half_an_hour()
    {
        var url = Slack.NewResponseUrl(Ana, General);
        var other = Slack.NewResponseUrl(Ana, General);
        var message = new JsonObject { ["text"] = "x" };
        for (var at = 0; at < 5; at++)
        {
            Done(await Api.RespondsAsync(url, message));
        }

        Refused("used_url", await Api.RespondsAsync(url, message));
        Clock.Advance(TimeSpan.FromMinutes(30.1));
        Refused("expired_url", await Api.RespondsAsync(other, message));
        Assert.Equal(5, Slack.EphemeralsFor(Ana).Count);
    }

    [Fact]
    public async Task A_commands_response_url_replaces_nothing()
    {
        var url = Slack.NewResponseUrl(Ana, General);
        Done(await Api.RespondsAsync(url, new JsonObject { ["text"] = "first" }));

        var answer = await Api.RespondsAsync(url, new JsonObject { ["text"] = "second", ["replace_original"] = true });

        Refused("message_not_found", answer);
        Assert.Equal("first", Assert.Single(Slack.EphemeralsFor(Ana)).Text);
    }
}
