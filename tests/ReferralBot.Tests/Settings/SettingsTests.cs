using ReferralBot.Testing.Hosts;

namespace ReferralBot.Tests.Settings;

/// <summary>A setting that can't be right stops the start, with its key, what is wrong, and what to do.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly BotFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "Database__Provider",
        "MySql",
        "Database:Provider: 'MySql' is not one of its values. Use Sqlite or PostgreSql."
    )]
    [InlineData("Database__ConnectionString", "Data Source=:memory:", "Database:ConnectionString: ")]
    [InlineData(
        "Database__Conectionstring",
        "x",
        "Database:Conectionstring: there is no such setting. Did you mean Database:ConnectionString?"
    )]
    [InlineData("Databse__Provider", "Sqlite", "Databse: there is no such section. Did you mean Database?")]
    [InlineData(
        "Practice__TimeZone",
        "Mars/Olympus",
        "Practice:TimeZone: 'Mars/Olympus' is no time zone. Use an IANA name such as America/New_York."
    )]
    [InlineData("Practice__Name", "x", "Practice:Name: ")]
    [InlineData("WebChat__Enabled", "perhaps", "WebChat:Enabled: it is a yes or no. Use true or false.")]
    [InlineData("Access__DefaultRole", "Owner", "Access:DefaultRole: 'Owner' is not one of its values. Use None or ")]
    [InlineData("Telemetry__Endpoint", "collector", "Telemetry:Endpoint: it is not an address.")]
    [InlineData("Slack__BotToken", "xoxb-secret", "Slack:SigningSecret: Slack is set up to answer, but nothing can")]
    [InlineData("Slack__AppToken", "", "Slack:AppToken: it is empty. Give it a value, or remove it for the default.")]
    [InlineData("Slack__ApiBaseUrl", "https://secret.example/api/", "Slack:ApiBaseUrl: ", "Production")]
    [InlineData(
        "Teams__TrustedServiceHosts",
        "a.example",
        "Teams:TrustedServiceHosts: it is a list. Number its values"
    )]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0", "WebChat:Enabled: the web chat has no sign-in")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "Urls: 'nonsense' is no address to listen on.")]
    public async Task Each_stops_the_start_with_two_and_a_line(
        string variable,
        string value,
        string line,
        string environment = "Development"
    )
    {
        _folder.With("ASPNETCORE_ENVIRONMENT", environment);
        var refused = await _folder.With(variable, value).RunsAsync(Ct, "serve");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith(line, Assert.Single(Lines(refused.Error)), StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-secret", refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    [Fact]
    public async Task Every_wrong_setting_has_its_line()
    {
        var refused = await _folder
            .With("Practice__TimeZone", "Nowhere")
            .With("Database__ConnectionString", "Data Source=")
            .RunsAsync(Ct);

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(2, Lines(refused.Error).Length);
    }

    [Fact]
    public async Task A_slip_in_the_file_of_settings_is_found()
    {
        var refused = await _folder
            .Has("appsettings.json", """{ "Practise": { "Name": "Oak" } }""")
            .RunsAsync(Ct, "serve");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("Practise: there is no such section. Did you mean Practice?", refused.Error.Trim());
    }

    [Fact]
    public async Task A_file_where_the_data_folder_should_be_is_named()
    {
        var refused = await _folder
            .Has("data", "a file")
            .With("DataProtection__KeysPath", "keys")
            .RunsAsync(Ct, "serve");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("Database:ConnectionString: ", refused.Error, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
