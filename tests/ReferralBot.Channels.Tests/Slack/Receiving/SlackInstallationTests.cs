using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>The four shapes in which Slack says where something comes from, and what is none of them.</summary>
public sealed class SlackInstallationTests
{
    private const string Team = "T0MAPLE01";
    private const string Enterprise = "E0HEALTH1";

    public static TheoryData<string> Interactions =>
        [
            "press-in-message.blockaction",
            "submission.viewsubmission",
            "search.suggestion",
            "shortcut.shortcut",
            "message-shortcut.messageaction",
        ];

    [Theory]
    [InlineData("false", null, Team, Team)] // a workspace of its own
    [InlineData("false", Enterprise, Team, Team)] // a workspace of an enterprise that installed for itself
    [InlineData("true", Enterprise, null, Enterprise)] // the whole organisation
    [InlineData("true", Enterprise, Team, Enterprise)] // the whole organisation, done in one of its workspaces
    [InlineData("true", null, Team, null)]
    [InlineData("false", Enterprise, null, null)]
    public async Task A_command_belongs_to_who_installed(
        string orgWide,
        string? enterprise,
        string? team,
        string? expected
    )
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("command.slash");
        (payload["is_enterprise_install"], payload["enterprise_id"], payload["team_id"]) = (orgWide, enterprise, team);

        await BelongsAsync(host, "command.slash", payload, expected);
    }

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task An_interaction_belongs_to_who_installed(string kind)
    {
        (bool OrgWide, string? Enterprise, string? Team, string? Expected)[] shapes =
        [
            (false, null, Team, Team),
            (false, Enterprise, Team, Team),
            (true, Enterprise, null, Enterprise),
            (true, Enterprise, Team, Enterprise),
            (true, null, null, null),
            (false, Enterprise, null, null),
        ];
        await using var host = await SlackHost.StartAsync();
        foreach (var shape in shapes)
        {
            var payload = SlackHost.Golden(kind);
            payload["is_enterprise_install"] = shape.OrgWide;
            payload["enterprise"] = shape.Enterprise is null
                ? null
                : new JsonObject { ["id"] = shape.Enterprise, ["name"] = "Maple Health" };
            payload["team"] = shape.Team is null ? null : new JsonObject { ["id"] = shape.Team, ["domain"] = "maple" };
            payload["view"]?.AsObject().Remove("app_installed_team_id");

            await BelongsAsync(host, kind, payload, shape.Expected);
        }
    }

    [Theory]
    [InlineData(false, null, Team, Team)]
    [InlineData(false, Enterprise, Team, Team)]
    [InlineData(true, Enterprise, null, Enterprise)]
    [InlineData(true, Enterprise, Team, Enterprise)]
    public async Task An_event_belongs_to_its_first_authorization(
        bool orgWide,
        string? enterprise,
        string? team,
        string expected
    )
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("home-opened.event");
        payload["team_id"] = "T0OTHER01"; // where the person is at home, in a conversation that two organisations share
        payload["enterprise_id"] = "E0OTHER01";
        var authorization = payload["authorizations"]![0]!;
        (authorization["is_enterprise_install"], authorization["enterprise_id"], authorization["team_id"]) = (
            orgWide,
            enterprise,
            team
        );

        await BelongsAsync(host, "home-opened.event", payload, expected);
    }

    [Fact]
    public async Task A_view_of_a_shared_conversation_belongs_to_where_the_app_is_installed()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("submission.viewsubmission");
        payload["team"]!["id"] = "T0OTHER01";

        await BelongsAsync(host, "submission.viewsubmission", payload, Team);
    }

    [Fact]
    public async Task The_persons_own_workspace_is_never_taken_instead()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("shortcut.shortcut");
        payload["team"] = null;
        payload["user"]!["team_id"] = "T0OTHER01";

        await BelongsAsync(host, "shortcut.shortcut", payload, expected: null);
    }

    private static async Task BelongsAsync(SlackHost host, string kind, JsonObject payload, string? expected)
    {
        var before = host.Turns.All.Count;
        using var response = await host.PostAsync(kind, payload);

        var turns = host.Turns.All.Skip(before).ToList();
        if (expected is null)
        {
            Assert.Empty(turns);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest || kind == "search.suggestion");
        }
        else
        {
            var turn = Assert.Single(turns);
            Assert.Equal([expected, expected], [turn.User.Installation, turn.Conversation.Installation]);
        }
    }
}
