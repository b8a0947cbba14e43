using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Proves to Microsoft Entra who the bot is, by what the settings name (a secret, a certificate, or the identity of the machine),
/// and gets a token for the Bot Connector for it (learn.microsoft.com/azure/bot-service/rest-api/
/// bot-framework-rest-connector-authentication).
/// </summary>
internal sealed class TeamsCredentials(TeamsOptions options, TeamsTokenClient http)
{
    private const string Resource = "https://api.botframework.com";

    // Microsoft.Identity.Client asks these hosts about any other one, which only they can answer.
    private static readonly string[] MicrosoftHosts =
    [
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
    ];

    private readonly Lazy<IConfidentialClientApplication> _app = new(
        () => App(options, http),
        LazyThreadSafetyMode.PublicationOnly // a certificate that could not be read is looked for again
    );

    private readonly Lazy<IManagedIdentityApplication> _machine = new(() =>
        ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId))
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build()
    );

    /// <summary>
    /// Gets another token. What is kept of tokens is kept by <see cref="TeamsTokens"/>, which goes by the bot's clock.
    /// </summary>
    public Task<AuthenticationResult> AcquireAsync(CancellationToken ct) =>
        options.ManagedIdentity
            ? _machine.Value.AcquireTokenForManagedIdentity(Resource).WithForceRefresh(true).ExecuteAsync(ct)
            : _app.Value.AcquireTokenForClient([$"{Resource}/.default"]).WithForceRefresh(true).ExecuteAsync(ct);

    private static IConfidentialClientApplication App(TeamsOptions options, TeamsTokenClient http)
    {
        var authority = new Uri(options.Authority, options.TenantId);
        var app = ConfidentialClientApplicationBuilder
            .Create(options.AppId)
            .WithAuthority(authority, validateAuthority: IsMicrosofts(authority))
            .WithInstanceDiscovery(IsMicrosofts(authority))
            .WithHttpClientFactory(http, retryOnceOn5xx: false);
#pragma warning disable CA2000 // the certificate says who the bot is for as long as the process runs
        return options.CertificatePath is { } path
            ? app.WithCertificate(Certificate(path), sendX5C: true).Build()
            : app.WithClientSecret(options.ClientSecret).Build();
#pragma warning restore CA2000
    }

    private static bool IsMicrosofts(Uri authority) =>
        MicrosoftHosts.Contains(authority.Host, StringComparer.OrdinalIgnoreCase);

    // OpenSSL doesn't tell what a PEM file holds when a key follows the certificate, so it is told by its words.
    private static X509Certificate2 Certificate(string path) =>
        File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN "u8) >= 0
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
}
