using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Fake;

public sealed partial class FakeConnectorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private FakeTeams _teams = null!;
    private FakeTenant _maple = null!;
    private FakeMember _sam = null!;
    private FakeChat _group = null!;
    private HttpClient _entra = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(_clock);
        _maple = _teams.AddTenant("Maple Street Wellness");
        _sam = _maple.AddMember("Sam");
        _group = _maple.AddGroup("Front desk", _sam, _maple.AddMember("Ana"));
        _group.IsBotIn = true;
        _entra = new HttpClient(_teams.NewTrustingHandler()) { BaseAddress = _teams.Authority };
        _http = new HttpClient { BaseAddress = _maple.ServiceUrl };
        await SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _entra.Dispose();
        _http.Dispose();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_shown_to_all_and_a_private_one_to_one()
    {
        await SendAsync(_group, Card("For all"));
        await SendAsync(_group, Targeted(Card("For Sam"), _sam), "?isTargetedActivity=true");

        Assert.Equal(["For all", "For Sam"], _group.SeenBy(_sam).Select(post => post.Seen));
        Assert.Equal("For all", Assert.Single(_group.SeenBy(_group.Members[1])).Seen);
        Assert.Empty(_teams.Complaints);
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("For all", Assert.Single(_group.SeenBy(_sam)).Seen);
    }

    [Fact]
    public async Task A_card_is_changed_but_not_its_recipient()
    {
        var sent = await SendAsync(_group, Targeted(Card("One"), _sam), "?isTargetedActivity=true");
        var path = $"{Path(_group)}/{sent["id"]}";

        var plain = await _http.PutAsJsonAsync(path, Card("Two"), TestContext.Current.CancellationToken);
        var again = await _http.PutAsJsonAsync(
            $"{path}?isTargetedActivity=true",
            Targeted(Card("Two"), _sam),
            TestContext.Current.CancellationToken
        );
        var right = await _http.PutAsJsonAsync(
            $"{path}?isTargetedActivity=true",
            Card("Two"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.OK],
            [plain.StatusCode, again.StatusCode, right.StatusCode]
        );
        Assert.Equal("Two", Assert.Single(_group.SeenBy(_sam)).Seen);
    }

    [Fact]
    public async Task Who_is_not_in_the_conversation_or_has_no_good_token_is_refused()
    {
        _group.IsBotIn = false;
        Assert.Equal("BotNotInConversationRoster", await CodeAsync(_group));
        _group.IsBotIn = true;
        _group.Refuses = "ConversationBlockedByUser";
        Assert.Equal("ConversationBlockedByUser", await CodeAsync(_group));
        _group.IsGone = true;
        Assert.Equal("ConversationNotFound", await CodeAsync(_group));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("Unauthorized", await CodeAsync(_group));
    }

    [Fact]
    public async Task More_messages_than_a_conversation_takes_in_a_second_wait()
    {
        var codes = new List<string?>();
        for (var at = 0; at < 9; at++)
        {
            codes.Add(await CodeAsync(_group));
        }

        Assert.Equal(2, codes.Count(code => code == "Throttled"));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await CodeAsync(_group));
    }

    [Fact]
    public async Task A_person_is_written_to_alone_where_the_bot_knows_them()
    {
        var stranger = _maple.AddMember("Bo");
        Assert.Equal("BotNotInConversationRoster", (await CreateAsync(stranger))["error"]?["code"]?.GetValue<string>());

        var id = (await CreateAsync(_sam))["id"]!.GetValue<string>();

        Assert.Equal(_sam.Personal!.Id, id);
        await SendAsync(_sam.Personal, Card("Hello"));
        Assert.Equal("Hello", Assert.Single(_sam.Personal.SeenBy(_sam)).Seen);
    }

    [Fact]
    public async Task What_came_alive_and_what_clients_do_not_know_is_complained_of()
    {
        await SendAsync(_group, Card("[here](https://evil.example)"));
        await SendAsync(_group, Card("Fine", new JsonObject { ["type"] = "Chart.Donut" }));
        await SendAsync(_group, Card("Fine", new JsonObject { ["type"] = "Input.Text", ["label"] = "x" }));

        Assert.Collection(
            _teams.Complaints,
            link => Assert.Contains("is alive", link, StringComparison.Ordinal),
            chart => Assert.Contains("Chart.Donut without a fallback", chart, StringComparison.Ordinal),
            input => Assert.Contains("Input.Text without id", input, StringComparison.Ordinal)
        );
    }
}
