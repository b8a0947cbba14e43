using System.Text.Json.Nodes;
using ReferralBot.Channels.Tests.Slack.Fake;
using ReferralBot.Testing.Slack;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>The fake's OAuth is good enough for the vendor's own installer (npm @slack/oauth).</summary>
public sealed class VendorInstallTests : FakeSlackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_vendors_installer_installs_renews_and_is_told_no()
    {
        Slack.App.RotatesTokens = true;
        await using var program = VendorProgram.Start(
            "oauth.mjs",
            ("SLACK", new Uri(Slack.ApiBaseUrl, "/").AbsoluteUri),
            ("CLIENT_ID", Slack.ClientId),
            ("CLIENT_SECRET", Slack.ClientSecret),
            ("SCOPES", string.Join(',', FakeApp.UsualScopes))
        );
        var vendor = new Uri((await program.SaysAsync(Ct))["url"]!.GetValue<string>());
        Slack.App.RedirectUrls.Add(new Uri(vendor, "callback"));
        using var installer = new SlackInstaller(Slack, Ana);

        var page = await installer.GoesAsync(new Uri(vendor, "install"));
        var installed = (await program.SaysAsync(Ct))["installed"]!;

        Assert.Equal("installed", page.Text);
        Assert.Equal("T1", installed["team"]!["id"]!.GetValue<string>());
        Assert.Equal(Maple.BotToken, Text(installed["bot"]!, "token"));
        Assert.Equal(Maple.BotUserId, Text(installed["bot"]!, "userId"));
        Assert.StartsWith("xoxe-1-", Text(installed["bot"]!, "refreshToken"), StringComparison.Ordinal);
        using var refuser = new SlackInstaller(Slack, Ana);
        Assert.Equal("refused", (await refuser.GoesAsync(new Uri(vendor, "install"), FakeConsent.Denies)).Text);
        Assert.NotNull((await program.SaysAsync(Ct))["refused"]);
    }

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();
}
