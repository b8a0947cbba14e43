using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Fake;

public sealed partial class TeamsPersonTests : IAsyncLifetime
{
    private readonly ScriptedTeamsBot _bot = new();
    private readonly FakeTimeProvider _clock = new();
    private FakeTeams _teams = null!;
    private FakeMember _other = null!;
    private FakeChat _group = null!;
    private TeamsPerson _sam = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(_clock);
        var maple = _teams.AddTenant("Maple Street Wellness");
        _other = maple.AddMember("Ana");
        var sam = maple.AddMember("Sam");
        _group = maple.AddGroup("Front desk", sam, _other);
        _sam = new TeamsPerson(_teams, sam, _bot);
    }

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    [Fact]
    public async Task Typing_in_a_group_mentions_the_bot_and_typing_privately_does_not()
    {
        await _sam.TypesAsync("/referral", _group);
        await _sam.TypesPrivatelyAsync("/referral", _group);

        Assert.Equal("<at>ReferralBot</at> /referral", _bot.Received[0]["text"]!.GetValue<string>());
        Assert.Contains(
            _bot.Received[0]["entities"]!.AsArray(),
            one => one!["mentioned"]?["id"]?.GetValue<string>() == _teams.Bot.Id
        );
        Assert.Equal("referral", _bot.Received[1]["text"]!.GetValue<string>());
        Assert.True(_bot.Received[1]["recipient"]!["isTargeted"]!.GetValue<bool>());
        Assert.Single(_group.SeenBy(_other));
    }

    [Fact]
    public async Task A_card_that_answers_a_button_is_for_the_one_who_pressed()
    {
        var post = Posted(Button("Done"));
        _bot.Says(Envelope("application/vnd.microsoft.card.adaptive", Card("Thank you")));

        await _sam.PressesAsync(post, "Done");

        Assert.Equal("Thank you", post.SeenFor(_sam.Member));
        Assert.Equal("[Done]", post.SeenFor(_other));
        Assert.Equal("R-1", _bot.Received[0]["value"]!["action"]!["data"]!["~line"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"status":200,"type":"application/vnd.microsoft.activity.message","value":"x"}""")]
    [InlineData("""{"statusCode":200,"value":"x"}""")]
    [InlineData("""{"statusCode":200,"type":"application/vnd.microsoft.adaptive.card","value":{}}""")]
    [InlineData("")]
    public async Task A_wrong_envelope_is_an_app_that_cannot_be_reached(string body)
    {
        _bot.Bodies.Enqueue(body);

        var outcome = await _sam.PressesAsync(Posted(Button("Done")), "Done");

        Assert.Equal(FakeTeamsOutcome.Unreachable, outcome.Error);
        Assert.Single(_teams.Complaints);
    }

    [Fact]
    public async Task An_answer_after_fifteen_seconds_is_none()
    {
        _bot.IsSilent = true;
        var pressing = _sam.PressesAsync(Posted(Button("Done")), "Done");
        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(FakeTeamsOutcome.Unreachable, (await pressing).Error);
    }

    [Fact]
    public async Task A_form_holds_back_what_is_missing_and_sends_what_is_filled_in()
    {
        var post = Posted(Input("Input.Text", ("isRequired", true), ("errorMessage", "Say how")), Button("Save"));
        var held = await _sam.PressesAsync(post, "Save");
        await _sam.FillsAsync(post, ("How?", "By letter"));
        _bot.Says(Envelope("application/vnd.microsoft.activity.message", "Saved"));

        var sent = await _sam.PressesAsync(post, "Save");

        Assert.Equal("Say how", held.Error);
        Assert.Equal("Saved", sent.Toast);
        Assert.Equal(
            "By letter",
            Assert.Single(_bot.Received)["value"]!["action"]!["data"]!["how"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task The_extension_opens_a_dialog_that_is_sent_again_where_no_answer_comes()
    {
        _bot.Says(
            Continue(
                Card(
                    "Log",
                    new JsonObject
                    {
                        ["type"] = "Action.Submit",
                        ["title"] = "Send",
                        ["data"] = new JsonObject(),
                    }
                )
            )
        );
        await _sam.OpensExtensionAsync("referral", _group);
        var dialog = _sam.Dialog!;
        Assert.Contains("Log", dialog.Seen, StringComparison.Ordinal);

        _bot.IsSilent = true;
        var sending = _sam.PressesAsync(dialog, "Send");
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(FakeTeamsOutcome.Unreachable, (await sending).Error);
        Assert.Equal(3, _bot.Received.Skip(1).Select(sent => sent["id"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task Execute_in_a_dialog_is_complained_of()
    {
        _bot.Says(Continue(Card("Log", Button("Send"))));

        await _sam.OpensExtensionAsync("referral", _group);

        Assert.Contains(_teams.Complaints, one => one.Contains("Action.Execute in a dialog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adding_the_app_says_so_twice_at_the_same_moment()
    {
        await _sam.InstallsAsync();

        Assert.True(_sam.Chat.IsBotIn);
        Assert.Equal(
            ["conversationUpdate", "installationUpdate"],
            _bot.Received.Select(one => one["type"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
    }
}
