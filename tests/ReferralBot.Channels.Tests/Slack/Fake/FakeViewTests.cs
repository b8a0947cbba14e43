namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What the fake refuses of views.</summary>
public sealed class FakeViewTests : FakeSlackTests
{
    [Fact]
    public async Task A_trigger_opens_one_view_within_three_seconds()
    {
        var trigger = Slack.NewTrigger(Ana);
        var late = Slack.NewTrigger(Ana);

        Done(await CallsAsync("views.open", ("trigger_id", trigger), ("view", Modal())));
        Refused("exchanged_trigger_id", await CallsAsync("views.open", ("trigger_id", trigger), ("view", Modal())));
        Refused("invalid_trigger_id", await CallsAsync("views.open", ("trigger_id", "1.2.3"), ("view", Modal())));
        Clock.Advance(TimeSpan.FromSeconds(3.001));
        Refused("expired_trigger_id", await CallsAsync("views.open", ("trigger_id", late), ("view", Modal())));
        Assert.Single(Slack.ViewsOf(Ana));
    }

    [Fact]
    public async Task A_trigger_of_another_workspace_is_none()
    {
        var stranger = Slack.AddWorkspace("T2", "Oak").AddUser("Ben");

        Refused(
            "invalid_trigger_id",
            await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(stranger)), ("view", Modal()))
        );
    }

    [Fact]
    public async Task A_view_is_changed_only_from_the_version_that_was_seen()
    {
        var opened = await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", Modal()));
        var id = opened["view"]!["id"]!.GetValue<string>();
        var hash = opened["view"]!["hash"]!.GetValue<string>();

        Done(await CallsAsync("views.update", ("view_id", id), ("hash", hash), ("view", Modal("Changed"))));
        Refused(
            "hash_conflict",
            await CallsAsync("views.update", ("view_id", id), ("hash", hash), ("view", Modal("Again")))
        );
        Refused("not_found", await CallsAsync("views.update", ("view_id", "V404"), ("view", Modal())));
        Assert.Equal("Changed", Assert.Single(Slack.ViewsOf(Ana)).Title);
    }

    [Fact]
    public async Task An_external_id_is_given_once()
    {
        var modal = Modal();
        modal["external_id"] = "mine";
        Done(await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", modal)));

        Refused(
            "duplicate_external_id",
            await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", modal))
        );
    }

    [Fact]
    public async Task A_view_is_pushed_from_a_modal_only()
    {
        Refused(
            "view_not_found",
            await CallsAsync("views.push", ("trigger_id", Slack.NewTrigger(Ana)), ("view", Modal()))
        );
    }
}
