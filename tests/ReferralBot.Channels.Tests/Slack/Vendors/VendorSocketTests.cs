using ReferralBot.Channels.Tests.Slack.Fake;
using ReferralBot.Testing.Slack;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>The fake's sockets are good enough for the vendor's own client (npm @slack/socket-mode).</summary>
public sealed class VendorSocketTests : FakeSlackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_vendors_client_hears_what_people_do_and_is_heard()
    {
        await using var program = VendorProgram.Start(
            "socket.mjs",
            ("API", Slack.ApiBaseUrl.AbsoluteUri),
            ("APP_TOKEN", Slack.AppToken)
        );
        Assert.True((await program.SaysAsync(Ct))["connected"]!.GetValue<bool>());
        var person = new SlackPerson(Slack, Ana, new FakeSocketTransport(Slack));

        await Soon(person.TypesAsync("/referral received", General));
        await Soon(person.UsesShortcutAsync("log"));
        await Soon(person.OpensHomeAsync());

        Assert.Equal("RECEIVED", Assert.Single(Slack.EphemeralsFor(Ana)).Seen);
        Assert.Equal("received", (await program.SaysAsync(Ct))["text"]!.GetValue<string>());
        Assert.Equal("log", (await program.SaysAsync(Ct))["callback_id"]!.GetValue<string>());
        Assert.Equal("app_home_opened", (await program.SaysAsync(Ct))["event"]!.GetValue<string>());
        Assert.Empty(Slack.Complaints);
    }

    // The fake's clock stands still: nobody else would give up.
    private static Task<FakeOutcome> Soon(Task<FakeOutcome> doing) =>
        doing.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Ct);
}
