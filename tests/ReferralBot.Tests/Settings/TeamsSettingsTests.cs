using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using ReferralBot.Settings;

namespace ReferralBot.Tests.Settings;

/// <summary>Teams is off, or whole: each half that is missing, each wrong value and each address too many has its line.</summary>
public sealed partial class TeamsSettingsTests : IDisposable
{
    private const string App = "AppId=7d5c9d5e-1f6b-4f0e-9d1e-0a7e6c1b2a31";
    private const string Tenant = "TenantId=2b8f5a40-93c7-4c43-8c54-6d1f0b9e7a52";
    private const string Secret = "ClientSecret=zz.8Q~secret";
    private const string Whole = $"{App} {Tenant} {Secret}";

    private readonly CertificateFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(Whole)]
    [InlineData($"{App} TenantId=contoso.onmicrosoft.com {Secret}")]
    [InlineData($"{App} {Tenant} ManagedIdentity=true")]
    [InlineData("ManagedIdentity=false")]
    [InlineData($"{Whole} OpenIdMetadataUrl=https://login.botframework.azure.us/v1/.well-known/openidconfiguration")]
    [InlineData($"{Whole} OpenIdMetadataUrl=http://127.0.0.1:4910/keys")]
    [InlineData($"{Whole} Authority=https://localhost:4911/")]
    [InlineData($"{Whole} TrustedServiceHosts:0=smba.example.com TrustedServiceHosts:1=127.0.0.1:4912")]
    [InlineData($"{Whole} TrustedServiceHosts:0=localhost TrustedServiceHosts:1=[::1]:4912")]
    public void Whole_settings_start(string settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData(App, "Teams:TenantId Teams:ClientSecret")]
    [InlineData(Tenant, "Teams:AppId Teams:ClientSecret")]
    [InlineData(Secret, "Teams:AppId Teams:TenantId")]
    [InlineData("ManagedIdentity=true", "Teams:AppId Teams:TenantId")]
    [InlineData($"{App} {Secret}", "Teams:TenantId")]
    [InlineData($"{App} {Tenant}", "Teams:ClientSecret")]
    public void Each_half_that_is_missing_is_named(string settings, string keys)
    {
        var problems = Problems(settings);

        Assert.Equal(keys.Split(' '), problems.Select(problem => problem.Key));
        Assert.All(problems, problem => Assert.StartsWith("Set ", problem.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"AppId=referralbot {Tenant} {Secret}", "Teams:AppId: it is no application id.")]
    [InlineData(
        $"AppId=00000000-0000-0000-0000-000000000000 {Tenant} {Secret}",
        "Teams:AppId: it is no application id."
    )]
    [InlineData($"{App} TenantId=common {Secret}", "Teams:TenantId: it is no tenant.")]
    [InlineData($"{App} TenantId=botframework.com {Secret}", "Teams:TenantId: it is no tenant.")]
    [InlineData($"{App} TenantId=a/b.com {Secret}", "Teams:TenantId: it is no tenant.")]
    [InlineData($"{Whole} ManagedIdentity=true", "Teams:ManagedIdentity: Teams:ClientSecret is set, too")]
    [InlineData(
        $"{App} {Tenant} ClientSecret=zz\u00a0z",
        "Teams:ClientSecret: there is a space, a line break or a foreign letter"
    )]
    [InlineData(
        $"{App} {Tenant} ClientSecret=11111111-1111-4111-8111-1111111111zz",
        null // no id: its letters say so
    )]
    [InlineData(
        $"{App} {Tenant} ClientSecret=3b241101-e2bb-4255-8caf-4136c566a962",
        "Teams:ClientSecret: it looks like the secret's id."
    )]
    [InlineData($"{App} {Tenant} CertificatePath=no-such.pem", "Teams:CertificatePath: there is no such file.")]
    public void A_value_that_cant_be_right_has_its_line_and_a_secret_is_never_repeated(string settings, string? line)
    {
        var problems = Problems(settings);

        if (line is null)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems).ToString();
        Assert.StartsWith(line, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("zz", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("3b241101", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example/keys", "OpenIdMetadataUrl", "127.0.0.1")]
    [InlineData("https://me:pass@login.example/keys", "OpenIdMetadataUrl", "127.0.0.1")]
    [InlineData("http://127.0.0.1:4910/keys", "OpenIdMetadataUrl", "0.0.0.0")]
    [InlineData("https://localhost:4910/keys", "OpenIdMetadataUrl", "0.0.0.0")]
    [InlineData("http://127.0.0.1:4911/", "Authority", "127.0.0.1")] // it is given the secret
    [InlineData("https://login.example/?a=b", "Authority", "127.0.0.1")]
    [InlineData("*.trafficmanager.net", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("https://smba.example.com", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("smba.example.com/emea", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("me@smba.example.com", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("smba.example.com:8443", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("smba.example.com:443", "TrustedServiceHosts:0", "127.0.0.1")]
    [InlineData("127.0.0.1:4912", "TrustedServiceHosts:0", "0.0.0.0")]
    [InlineData("localhost", "TrustedServiceHosts:0", "0.0.0.0")]
    public void Nobody_else_speaks_as_Teams_and_no_token_goes_astray(string value, string name, string listens) =>
        Assert.Equal($"Teams:{name}", Assert.Single(Problems($"{Whole} {name}={value}", "Production", listens)).Key);

    [Theory]
    [InlineData("expired", "the certificate is expired")]
    [InlineData("public", "the file holds no private key.")]
    [InlineData("elliptic", "the file holds no RSA key.")]
    [InlineData("garbage", "the file can't be read as a certificate.")]
    [InlineData("locked-pfx", "the file can't be read as a certificate.")]
    [InlineData("pem", null)]
    [InlineData("pfx", null)]
    public void A_certificate_is_read_before_it_is_needed(string kind, string? wrong)
    {
        var problems = Problems($"{App} {Tenant} CertificatePath={_files.Write(kind)}");

        Assert.Equal(wrong is null ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith(wrong!, problem.Wrong, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.Equal("Teams:CertificatePath", problem.Key));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(Whole, true)]
    public void Teams_reaches_the_bot_from_outside(string settings, bool isReached) =>
        Assert.Equal(isReached, Read(settings, "Production", "127.0.0.1").IsReachedFromOutside);

    private static IReadOnlyList<SettingProblem> Problems(
        string settings,
        string environment = "Production",
        string listens = "127.0.0.1"
    )
    {
        try
        {
            Read(settings, environment, listens);
            return [];
        }
        catch (SettingsException refused)
        {
            return refused.Problems;
        }
    }

    private static BotSettings Read(string settings, string environment, string listens)
    {
        var pairs = settings
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => $"Teams:{pair[0]}", pair => (string?)pair[1], StringComparer.Ordinal);
        pairs["Urls"] = $"http://{listens}:3978";
        pairs["WebChat:Enabled"] = "false";
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(pairs);
        return SettingsCheck.Read(configuration, new HostingEnvironment { EnvironmentName = environment });
    }
}
