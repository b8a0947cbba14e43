using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using ReferralBot.Settings;

namespace ReferralBot.Tests.Settings;

/// <summary>Slack is off, or whole: each half that is missing and each secret in the wrong place has its line.</summary>
public sealed class SlackSettingsTests
{
    private const string Signing = "SigningSecret=8f742231b10e8888abcd99yyyzzz85a5";
    private const string App = "AppToken=xapp-1-A1-2-abc";
    private const string Bot = "BotToken=xoxb-1-2-abc";
    private const string Client = "ClientId=1.2 ClientSecret=abc";

    [Theory]
    [InlineData("")]
    [InlineData($"{Signing} {Bot}")]
    [InlineData($"{App} {Bot}")]
    [InlineData($"{App} {Signing} {Bot}")]
    [InlineData($"{Signing} {Client}")]
    [InlineData($"{App} {Client}")] // OAuth needs a public address; what people do may still come by socket
    [InlineData($"{Signing} PreviousSigningSecret=older {Bot}")]
    [InlineData($"{Signing} BotToken=xoxe.xoxb-1-abc")]
    [InlineData($"{Signing} {Bot} ApiBaseUrl=http://127.0.0.1:4906/api/")]
    [InlineData($"{Signing} {Bot} ApiBaseUrl=http://localhost:4906/api/")]
    [InlineData($"{Signing} {Bot} ApiBaseUrl=https://slack.com/api/")]
    public void Whole_settings_start(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData(Bot, "Slack:SigningSecret")]
    [InlineData(Client, "Slack:SigningSecret")]
    [InlineData(Signing, "Slack:BotToken")]
    [InlineData(App, "Slack:BotToken")]
    [InlineData($"{Signing} ClientId=1.2", "Slack:ClientSecret")]
    [InlineData($"{Signing} {Bot} ClientSecret=abc", "Slack:ClientId")]
    [InlineData("ClientSecret=abc", "Slack:ClientId Slack:SigningSecret")]
    [InlineData($"PreviousSigningSecret=older {App} {Bot}", "Slack:SigningSecret")]
    [InlineData("PreviousSigningSecret=older", "Slack:SigningSecret Slack:BotToken")]
    public void Each_half_that_is_missing_is_named(string settings, string keys)
    {
        var problems = Problems(settings);

        Assert.Equal(keys.Split(' '), problems.Select(problem => problem.Key));
        Assert.All(problems, problem => Assert.StartsWith("Set ", problem.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        $"{Signing} BotToken=xapp-1-zzz",
        "Slack:BotToken: it is an app-level token, which belongs into Slack:AppToken."
    )]
    [InlineData($"{Bot} AppToken=xoxb-1-zzz", "Slack:AppToken: it is a bot token, which belongs into Slack:BotToken.")]
    [InlineData($"{Bot} AppToken=zzz", "Slack:AppToken: it does not begin as an app-level token does.")]
    [InlineData($"{Signing} BotToken=zzz", "Slack:BotToken: it does not begin as a bot token does.")]
    [InlineData($"{Signing} BotToken=xoxp-zzz", "Slack:BotToken: it is a person's token, which is not used here.")]
    [InlineData($"{Signing} BotToken=xoxe-1-zzz", "Slack:BotToken: it is a refresh token, which is not used here.")]
    [InlineData(
        $"{Bot} SigningSecret=xoxb-zzz",
        "Slack:SigningSecret: it is a bot token, which belongs into Slack:BotToken."
    )]
    [InlineData($"{Signing} ClientId=1.2 ClientSecret=xapp-zzz", "Slack:ClientSecret: it is an app-level token, which")]
    [InlineData(
        $"{Bot} SigningSecret=zz\u00a0z",
        "Slack:SigningSecret: there is a space, a line break or a foreign letter"
    )]
    [InlineData($"{Signing} BotToken=xoxb-zzz\n", "Slack:BotToken: there is a space, a line break or a foreign letter")]
    public void A_secret_in_the_wrong_place_is_told_by_its_kind_and_never_repeated(string settings, string line)
    {
        var problem = Assert.Single(Problems(settings)).ToString();

        Assert.StartsWith(line, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("zz", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://slack.com/api", "Production", "127.0.0.1")] // no slash
    [InlineData("http://slack.com/api/", "Development", "127.0.0.1")]
    [InlineData("http://203.0.113.5/api/", "Development", "127.0.0.1")]
    [InlineData("https://me:pass@slack.com/api/", "Development", "127.0.0.1")]
    [InlineData("https://slack.com/api/?a=/", "Development", "127.0.0.1")]
    [InlineData("https://slack.com:8443/api/", "Production", "127.0.0.1")]
    [InlineData("https://slack.com.example/api/", "Production", "127.0.0.1")]
    [InlineData("http://127.0.0.1:4906/api/", "Production", "0.0.0.0")]
    public void A_token_never_goes_to_another_host(string address, string environment, string listens) =>
        Assert.Equal(
            "Slack:ApiBaseUrl",
            Assert.Single(Problems($"{Signing} {Bot} ApiBaseUrl={address}", environment, listens)).Key
        );

    [Theory]
    [InlineData("https://sandbox.example/api/", "Development", "0.0.0.0")]
    [InlineData("http://127.0.0.1:4906/api/", "Development", "0.0.0.0")]
    [InlineData("http://[::1]:4906/api/", "Production", "127.0.0.1")]
    public void Another_host_is_for_trying_things_out(string address, string environment, string listens) =>
        Assert.Empty(Problems($"{Signing} {Bot} ApiBaseUrl={address}", environment, listens));

    private static IReadOnlyList<SettingProblem> Problems(
        string settings,
        string environment = "Production",
        string listens = "127.0.0.1"
    )
    {
        var pairs = settings
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => $"Slack:{pair[0]}", pair => (string?)pair[1], StringComparer.Ordinal);
        pairs["Urls"] = $"http://{listens}:3978";
        pairs["WebChat:Enabled"] = "false";
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(pairs);
        try
        {
            SettingsCheck.Read(configuration, new HostingEnvironment { EnvironmentName = environment });
            return [];
        }
        catch (SettingsException refused)
        {
            return refused.Problems;
        }
    }
}
