using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What the fake refuses of installing and of tokens.</summary>
public sealed class FakeOAuthTests : FakeSlackTests
{
    private static readonly Uri Back = new("https://bot.example/slack/oauth/callback");

    [Fact]
    public async Task A_code_is_good_once_for_ten_minutes_and_for_the_address_it_was_made_for()
    {
        var code = Slack.NewCode(Ana, Back);
        var late = Slack.NewCode(Ana, Back);

        Refused("bad_redirect_uri", await ExchangesAsync(code, "https://evil.example/"));
        Refused("invalid_code", await ExchangesAsync("guessed", Back.AbsoluteUri));
        var installed = await ExchangesAsync(code, Back.AbsoluteUri);
        Done(installed);
        Refused("code_already_used", await ExchangesAsync(code, Back.AbsoluteUri));
        Clock.Advance(TimeSpan.FromMinutes(10.01));
        Refused("invalid_code", await ExchangesAsync(late, Back.AbsoluteUri));

        Assert.Equal(Maple.BotToken, installed["access_token"]!.GetValue<string>());
        Assert.Equal("T1", installed["team"]!["id"]!.GetValue<string>());
        Assert.Equal(Ana.Id, installed["authed_user"]!["id"]!.GetValue<string>());
        Assert.Null(installed["refresh_token"]);
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_gets_nothing()
    {
        var answer = await Api.CallsAsync(
            "oauth.v2.access",
            token: null,
            ("client_id", Slack.ClientId),
            ("client_secret", "wrong"),
            ("code", Slack.NewCode(Ana, Back)),
            ("redirect_uri", Back.AbsoluteUri)
        );

        Refused("bad_client_secret", answer);
    }

    [Fact]
    public async Task Tokens_that_rotate_end_after_twelve_hours_and_are_renewed_once_each()
    {
        Slack.App.RotatesTokens = true;
        var first = await ExchangesAsync(Slack.NewCode(Ana, Back), Back.AbsoluteUri);
        var refresh = first["refresh_token"]!.GetValue<string>();
        Clock.Advance(TimeSpan.FromHours(12));
        Refused("token_expired", await Api.CallsAsync("auth.test", first["access_token"]!.GetValue<string>()));

        var second = await RenewsAsync(refresh);

        Done(second);
        Done(await Api.CallsAsync("auth.test", second["access_token"]!.GetValue<string>()));
        Refused("invalid_refresh_token", await RenewsAsync(refresh));
        Assert.Equal(43_200, second["expires_in"]!.GetValue<int>());
        Assert.StartsWith("xoxe.xoxb-", second["access_token"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tokens_work_at_a_time()
    {
        Slack.App.RotatesTokens = true;
        var first = await ExchangesAsync(Slack.NewCode(Ana, Back), Back.AbsoluteUri);
        var second = await RenewsAsync(first["refresh_token"]!.GetValue<string>());
        Done(await Api.CallsAsync("auth.test", first["access_token"]!.GetValue<string>()));

        Done(await RenewsAsync(second["refresh_token"]!.GetValue<string>()));

        Refused("token_revoked", await Api.CallsAsync("auth.test", first["access_token"]!.GetValue<string>()));
        Done(await Api.CallsAsync("auth.test", second["access_token"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Removed_and_installed_again_there_is_another_token()
    {
        var old = Maple.BotToken;
        Maple.Remove();

        Done(await ExchangesAsync(Slack.NewCode(Ana, Back), Back.AbsoluteUri));

        Refused("account_inactive", await Api.CallsAsync("auth.test", old));
        Done(await Api.CallsAsync("auth.test", Maple.BotToken));
    }

    [Theory]
    [InlineData(
        "client_id=wrong&scope=commands&redirect_uri=https://bot.example/slack/oauth/callback",
        "invalid_client_id"
    )]
    [InlineData("client_id=1111.2222&redirect_uri=https://bot.example/slack/oauth/callback", "invalid_scope")]
    [InlineData("client_id=1111.2222&scope=commands&redirect_uri=https://evil.example/", "bad_redirect_uri")]
    public async Task A_page_that_asks_wrongly_goes_nowhere(string query, string error)
    {
        Slack.App.RedirectUrls.Add(Back);
        using var installer = new SlackInstaller(Slack, Ana);

        var page = await installer.GoesAsync(new Uri(Slack.ApiBaseUrl, $"/oauth/v2/authorize?{query}"));

        Assert.Equal($"?error={error}", page.Address.Query);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    private Task<JsonObject> ExchangesAsync(string code, string back) =>
        Api.CallsAsync(
            "oauth.v2.access",
            token: null,
            ("client_id", Slack.ClientId),
            ("client_secret", Slack.ClientSecret),
            ("code", code),
            ("redirect_uri", back)
        );

    private Task<JsonObject> RenewsAsync(string refresh) =>
        Api.CallsAsync(
            "oauth.v2.access",
            token: null,
            ("client_id", Slack.ClientId),
            ("client_secret", Slack.ClientSecret),
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh)
        );
}
