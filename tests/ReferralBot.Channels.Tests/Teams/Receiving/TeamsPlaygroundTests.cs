using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Tests.Teams.Turns;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>Without a token only a program on the same machine is let in, while somebody develops and has no app id.</summary>
public sealed class TeamsPlaygroundTests
{
    private static readonly TeamsSetup Open = new() { Options = TeamsSetup.Playground };

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("https://127.0.0.1:56150/_connector")]
    [InlineData("http://[::1]:56150/")]
    public async Task The_playground_needs_no_token(string? serviceUrl)
    {
        await using var host = await TeamsHost.StartAsync(Open);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, serviceUrl: serviceUrl));
        Assert.Single(host.Turns.All);
        Assert.Equal(0, host.Teams.Issuer.MetadataCalls);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://sam@localhost/")]
    [InlineData("ftp://localhost/")]
    [InlineData("")]
    public async Task It_is_answered_on_this_machine_only(string serviceUrl)
    {
        await using var host = await TeamsHost.StartAsync(Open);

        await RefusesAsync(host, serviceUrl: serviceUrl);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Origin", "http://localhost:3978")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Host", "bot.example.com")]
    [InlineData("Host", "localhost.evil.example")]
    public async Task A_proxy_a_page_and_a_foreign_name_are_refused(string header, string value)
    {
        await using var host = await TeamsHost.StartAsync(Open);

        await RefusesAsync(host, header, value);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("10.0.0.2")]
    [InlineData("::ffff:192.0.2.1")]
    [InlineData("2001:db8::1")]
    public async Task Another_machine_is_refused(string sender)
    {
        await using var host = await TeamsHost.StartAsync(Open with { Sender = IPAddress.Parse(sender) });

        await RefusesAsync(host);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("")]
    public async Task Where_nobody_develops_there_is_no_playground(string environment)
    {
        await using var host = await TeamsHost.StartAsync(Open with { Environment = environment });

        await RefusesAsync(host);
        await RefusesAsync(host, "Authorization", host.Bearer(token => token.Claims["aud"] = ""));
    }

    [Fact]
    public async Task With_an_app_id_a_token_is_needed_on_this_machine_too()
    {
        var setup = new TeamsSetup
        {
            Options = teams =>
            {
                var options = TeamsRegistered.Options(teams);
                options.Playground = true;
                return options;
            },
        };
        await using var host = await TeamsHost.StartAsync(setup);

        await RefusesAsync(host);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "Authorization", host.Bearer()));
    }

    private static async Task RefusesAsync(
        TeamsHost host,
        string? header = null,
        string? value = null,
        string? serviceUrl = null
    )
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, header, value, serviceUrl));
        Assert.Empty(host.Turns.All);
    }

    private static async Task<HttpStatusCode> PostAsync(
        TeamsHost host,
        string? header = null,
        string? value = null,
        string? serviceUrl = null
    )
    {
        JsonObject activity = host.Sent(TeamsSamples.Personal("hush"), host.Chat);
        activity["serviceUrl"] = serviceUrl ?? activity["serviceUrl"]!.GetValue<string>();
        using var request = TeamsHost.Request(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        if (header is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        }

        using var response = await host.SendAsync(request);
        return response.StatusCode;
    }
}
