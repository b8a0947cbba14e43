namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>Which tokens the fake takes, and what it says of the others.</summary>
public sealed class FakeTokenTests : FakeSlackTests
{
    [Fact]
    public async Task Tokens_that_do_not_work_say_why()
    {
        var token = Maple.BotToken;
        Refused("not_authed", await Api.CallsAsync("auth.test", token: null));
        Refused("invalid_auth", await Api.CallsAsync("auth.test", "xoxb-unknown"));
        Refused("not_allowed_token_type", await Api.CallsAsync("auth.test", Slack.AppToken));
        Refused("not_allowed_token_type", await Api.CallsAsync("apps.connections.open", token));
        Done(await Api.CallsAsync("auth.revoke", token));
        Refused("token_revoked", await Api.CallsAsync("auth.test", token));
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        Maple.Installation.Scopes = ["commands"];

        var answer = await CallsAsync("users.info", ("user", Ana.Id));

        Refused("missing_scope", answer);
        Assert.Equal("users:read", answer["needed"]!.GetValue<string>());
        Assert.Equal("commands", answer["provided"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_organisations_token_works_in_all_its_workspaces_and_in_no_other()
    {
        var grid = Slack.AddOrganisation("E1", "Grid");
        var first = Slack.AddWorkspace("T11", "First", "E1").AddChannel("one").WithBot();
        var second = Slack.AddWorkspace("T12", "Second", "E1").AddChannel("two").WithBot();
        var token = grid.Installation!.BotToken;

        Done(await Api.CallsAsync("chat.postMessage", token, ("channel", first.Id), ("text", "x")));
        Done(await Api.CallsAsync("chat.postMessage", token, ("channel", second.Id), ("text", "x")));
        Refused(
            "channel_not_found",
            await Api.CallsAsync("chat.postMessage", token, ("channel", General.Id), ("text", "x"))
        );
        Refused("team_not_found", await Api.CallsAsync("chat.postMessage", token, ("channel", "#one"), ("text", "x")));
        var test = await Api.CallsAsync("auth.test", token);
        Assert.True(test["is_enterprise_install"]!.GetValue<bool>());
        Assert.Equal("E1", test["enterprise_id"]!.GetValue<string>());
    }
}
