using System.Net;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackAppsTests
{
    public static TheoryData<string> Kinds =>
        [
            "command.slash",
            "press-in-message.blockaction",
            "press-in-modal.blockaction",
            "press-at-home.blockaction",
            "submission.viewsubmission",
            "search.suggestion",
            "shortcut.shortcut",
            "message-shortcut.messageaction",
            "home-opened.event",
            "uninstalled.event",
            "tokens-revoked.event",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_sent_to_another_app_is_refused(string kind)
    {
        await using var host = await SlackHost.StartAsync();
        host.Installations.AppId = "A0OTHER01";

        var payload = SlackHost.Golden(kind);
        payload["api_app_id"] = "A0REFBOT1"; // Slack leaves it out of shortcuts at times

        using var response = await host.PostAsync(kind, payload);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Turns.All);
        Assert.Empty(host.Installations.Removals);
    }

    [Fact]
    public async Task An_app_that_was_installed_anew_is_ours_at_once()
    {
        await using var host = await SlackHost.StartAsync();
        host.Installations.AppId = "A0REFBOT1";
        await host.TurnOfAsync("command.slash", SlackHost.Golden("command.slash"));
        host.Installations.AppId = "A0REFBOT2";
        var payload = SlackHost.Golden("command.slash");
        payload["api_app_id"] = "A0REFBOT2";

        await host.TurnOfAsync("command.slash", payload);

        Assert.Equal(2, host.Turns.All.Count);
    }

    [Theory]
    [InlineData("A0REFBOT1")]
    [InlineData(null)]
    public async Task Where_slack_does_not_say_the_app_it_is_ours(string? app)
    {
        await using var host = await SlackHost.StartAsync();
        host.Installations.AppId = "A0REFBOT1";
        var payload = SlackHost.Golden("command.slash");
        payload["api_app_id"] = app;

        await host.TurnOfAsync("command.slash", payload);

        Assert.Single(host.Turns.All);
    }
}
