using System.Net;
using ReferralBot.Channels.Tests.Teams.Turns;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <content>The keys that prove who speaks.</content>
public sealed partial class TeamsReceiverTests
{
    [Fact]
    public async Task Without_keys_nobody_is_let_in_and_with_them_everybody_is_again()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Faults.Next("metadata", new FakeFault.Status(500));
        var activity = host.Sent(TeamsSamples.Personal("hush"), host.Chat);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), await StatusAsync(host, activity));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((HttpStatusCode.OK, 1), await StatusAsync(host, activity));
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("keys")]
    public async Task Nobody_leads_the_bot_to_other_keys(string document)
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Faults.Next(document, new FakeFault.Redirect(host.Teams.OpenIdMetadataUrl));

        var answer = await StatusAsync(host, host.Sent(TeamsSamples.Personal("hush"), host.Chat));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), answer);
        Assert.Equal(document == "keys" ? 1 : 0, host.Teams.Issuer.MetadataCalls);
    }
}
