using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsPresenceTests
{
    private readonly TeamsReadings _readings = new();

    [Fact]
    public async Task An_installation_and_a_change_of_members_name_the_same_place()
    {
        var installed = Assert.IsType<TeamsRead.Joined>(await _readings.ReadAsync(TeamsSamples.Installation("add")));
        var added = Assert.IsType<TeamsRead.Joined>(
            await _readings.ReadAsync(TeamsSamples.Members("membersAdded", TeamsSamples.Bot))
        );

        Assert.Equal(TeamsSamples.Team, installed.Origin.Place.ConversationId);
        Assert.Equal(installed.Origin.Place, added.Origin.Place);
        Assert.Equal((TeamsScope.Channel, TeamsSamples.Team), (added.Origin.Scope, added.Origin.TeamId));
        Assert.Equal(TeamsKind.Presence, added.Origin.Kind);
    }

    [Fact]
    public async Task In_a_personal_chat_it_is_that_chat()
    {
        var activity = TeamsSamples.Personal("");
        (activity["type"], activity["action"]) = ("installationUpdate", "add");

        var joined = Assert.IsType<TeamsRead.Joined>(await _readings.ReadAsync(activity));

        Assert.Equal(
            (TeamsScope.Personal, "a:1samAndTheBot"),
            (joined.Origin.Scope, joined.Origin.Place.ConversationId)
        );
        Assert.Equal((TeamsSamples.Sam, TeamsSamples.SamMri), (joined.Origin.UserId, joined.Origin.Mri));
    }

    [Theory]
    [InlineData("add", typeof(TeamsRead.Joined))]
    [InlineData("add-upgrade", typeof(TeamsRead.Joined))]
    [InlineData("remove", typeof(TeamsRead.Left))]
    [InlineData("remove-upgrade", typeof(TeamsRead.Answered))]
    [InlineData("paused", typeof(TeamsRead.Answered))]
    public async Task A_new_version_is_no_removal(string action, Type expected) =>
        Assert.IsType(expected, await _readings.ReadAsync(TeamsSamples.Installation(action)));

    [Theory]
    [InlineData("membersAdded")]
    [InlineData("membersRemoved")]
    public async Task People_come_and_go_without_a_word(string list) =>
        Assert.Equal(TeamsAck.Empty, await _readings.AckAsync(TeamsSamples.Members(list, TeamsSamples.LeeMri)));

    [Fact]
    public async Task What_is_told_late_happened_when_teams_says_and_never_in_the_future()
    {
        var activity = TeamsSamples.Members("membersRemoved", TeamsSamples.Bot);
        activity["timestamp"] = "2026-12-01T08:00:00Z";
        var late = Assert.IsType<TeamsRead.Left>(await _readings.ReadAsync(activity));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero), late.HappenedAt);

        activity["timestamp"] = "2099-12-01T08:00:00Z";
        var ahead = Assert.IsType<TeamsRead.Left>(await _readings.ReadAsync(activity));
        Assert.Equal(TeamsReadings.Now, ahead.HappenedAt);
    }
}
