using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsTurnReaderTests
{
    private readonly TeamsReadings _readings = new();

    [Fact]
    public async Task A_message_of_a_channel_is_a_turn_there_and_keeps_its_thread_for_the_answer()
    {
        var done = await _readings.DoneAsync(TeamsSamples.Channel("<at>ReferralBot</at> referral"));

        Assert.Equal(new TurnInput.Command("referral"), done.Turn.Input);
        Assert.Equal(TeamsReadings.Sam, done.Turn.User);
        Assert.Equal(new ConversationRef("teams", TeamsSamples.Tenant, TeamsSamples.Room), done.Turn.Conversation);
        Assert.Equal($"{TeamsSamples.Room};messageid=1796300000000", done.Origin.Place.ConversationId);
        Assert.Equal($"{TeamsSamples.Room};messageid=1796300000000|1796300000123|message", done.Turn.DeliveryKey);
        Assert.Equal((TeamsScope.Channel, TeamsSamples.Team), (done.Origin.Scope, done.Origin.TeamId));
        Assert.Equal(("Sam Park", "America/Denver"), (done.Origin.Name, done.Origin.TimeZone));
        Assert.Equal((TeamsSamples.SamMri, TeamsSamples.Bot), (done.Origin.Mri, done.Origin.Place.BotId));
        Assert.Equal(TeamsReadings.Now, done.Turn.ReceivedAt);
        Assert.False(done.Turn.IsRehearsal);
    }

    [Fact]
    public async Task A_targeted_message_needs_no_mention_and_says_that_others_do_not_see_it()
    {
        var done = await _readings.DoneAsync(TeamsSamples.Targeted());

        Assert.Equal(new TurnInput.Command("referral"), done.Turn.Input);
        Assert.True(done.Origin.IsTargeted);
        Assert.False((await _readings.DoneAsync(TeamsSamples.Group("referral"))).Origin.IsTargeted);
    }

    [Theory]
    [InlineData("personal", "a:1x", false, TeamsScope.Personal)]
    [InlineData("personal", "a:1x", true, TeamsScope.Group)]
    [InlineData(null, "a:1x", false, TeamsScope.Personal)]
    [InlineData("somethingNew", "a:1x", false, TeamsScope.Group)]
    [InlineData("groupChat", "19:x@thread.v2", true, TeamsScope.Group)]
    [InlineData(null, "19:x@thread.v2", false, TeamsScope.Group)]
    [InlineData(null, "19:x@thread.tacv2;messageid=1", false, TeamsScope.Channel)]
    [InlineData("channel", "19:x@thread.skype", true, TeamsScope.Channel)]
    public async Task Only_what_is_surely_private_is_taken_for_private(
        string? type,
        string id,
        bool isGroup,
        object scope
    )
    {
        var message = TeamsSamples.Personal("referral");
        message["conversation"]!["id"] = id;
        message["conversation"]!["conversationType"] = type;
        message["conversation"]!["isGroup"] = isGroup;

        var done = await _readings.DoneAsync(message);

        Assert.Equal(scope, done.Origin.Scope);
        Assert.Equal(done.Origin.Scope == TeamsScope.Personal ? null : "@ReferralBot", done.Turn.Call);
    }

    [Fact]
    public async Task Somebody_without_an_id_at_entra_is_known_by_what_teams_calls_them()
    {
        var message = TeamsSamples.Personal("referral");
        message["from"]!.AsObject().Remove("aadObjectId");
        Assert.Equal(TeamsSamples.SamMri, (await _readings.DoneAsync(message)).Turn.User.Id);

        _readings.Book.Has("another-tenant", TeamsSamples.SamMri, TeamsSamples.Lee);
        Assert.Equal(TeamsSamples.SamMri, (await _readings.DoneAsync(message)).Turn.User.Id);

        _readings.Book.Has(TeamsSamples.Tenant, TeamsSamples.SamMri, TeamsSamples.Sam);
        var done = await _readings.DoneAsync(message);
        Assert.Equal((TeamsReadings.Sam, TeamsSamples.Sam), (done.Turn.User, done.Origin.UserId));
    }

    [Theory]
    [InlineData("role", "bot")]
    [InlineData("role", "skill")]
    [InlineData("id", TeamsSamples.Bot)]
    [InlineData("id", "28:another-bot")]
    public async Task What_bots_say_is_left_alone(string field, string value)
    {
        var message = TeamsSamples.Personal("referral");
        message["from"]![field] = value;

        Assert.Equal(TeamsAck.Empty, await _readings.AckAsync(message));
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("")]
    public async Task A_time_zone_that_nobody_knows_is_none(string zone)
    {
        var message = TeamsSamples.Personal("referral");
        message["localTimezone"] = zone;

        Assert.Null((await _readings.DoneAsync(message)).Origin.TimeZone);
    }

    [Fact]
    public async Task The_time_zone_may_stand_beside_the_program()
    {
        var message = TeamsSamples.Group("<at>ReferralBot</at> referral");
        message.Remove("localTimezone");

        Assert.Equal("America/Denver", (await _readings.DoneAsync(message)).Origin.TimeZone);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    [InlineData("unheardOf")]
    public async Task Other_activities_are_taken_and_left_alone(string type) =>
        Assert.Equal(
            TeamsAck.Empty,
            await _readings.AckAsync(TeamsSamples.Activity(type, TeamsSamples.Conversation("a:1", "personal")))
        );

    [Theory]
    [InlineData("composeExtension/queryLink", HttpStatusCode.NotImplemented)]
    [InlineData("signin/verifyState", HttpStatusCode.NotImplemented)]
    [InlineData("fileConsent/invoke", HttpStatusCode.NotImplemented)]
    [InlineData("", HttpStatusCode.NotImplemented)]
    [InlineData("message/submitAction", HttpStatusCode.OK)]
    public async Task Other_invokes_are_not_ours(string name, HttpStatusCode status)
    {
        var ack = await _readings.AckAsync(TeamsSamples.Invoke(name, new JsonObject()));

        Assert.Equal((status, (JsonObject?)null), (ack.Status, ack.Body));
    }

    [Fact]
    public async Task Nobody_becomes_somebody_of_another_tenant()
    {
        _readings.Book.Mistakes(TeamsSamples.Tenant, TeamsSamples.SamMri, new UserRef("teams", "another", "U1"));
        var message = TeamsSamples.Personal("referral");
        message["from"]!.AsObject().Remove("aadObjectId");

        Assert.Equal(
            new UserRef("teams", TeamsSamples.Tenant, TeamsSamples.SamMri),
            (await _readings.DoneAsync(message)).Turn.User
        );
    }

    [Fact]
    public async Task A_rehearsal_is_nobodys()
    {
        var message = TeamsSamples.Personal("");
        message["conversation"]!["tenantId"] = "nowhere";

        Assert.True((await _readings.DoneAsync(message)).Turn.IsRehearsal);
    }
}
