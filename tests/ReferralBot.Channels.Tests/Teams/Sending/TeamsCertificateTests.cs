using System.Net;
using System.Text;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>A certificate, or the identity of the machine, does instead of a secret.</summary>
public sealed class TeamsCertificateTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pem")]
    [InlineData("pfx")]
    public async Task A_certificate_does_instead_of_a_secret(string kind)
    {
        await using var room = await WithCertificateAsync();
        var bytes =
            kind == "pem"
                ? Encoding.ASCII.GetBytes(room.Teams.Bot.NewCertificatePem())
                : room.Teams.Bot.NewCertificatePfx();
        await File.WriteAllBytesAsync(_path, bytes, Ct);

        Assert.Equal(TeamsTokenReport.Works, await room.Tokens.CheckAsync(Ct));
        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
    }

    [Fact]
    public async Task One_that_is_not_registered_is_named()
    {
        await using var room = await WithCertificateAsync();
        await File.WriteAllTextAsync(_path, room.Teams.Bot.NewCertificatePem(), Ct);
        room.Teams.Bot.NewCertificatePem(); // another one was uploaded

        var report = await room.Tokens.CheckAsync(Ct);

        Assert.Equal((TeamsTokenHealth.Down, "AADSTS700027"), (report.Health, report.Code));
        Assert.Contains("Teams:CertificatePath", report.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData(null)]
    public async Task One_that_cannot_be_read_is_named_and_looked_for_again(string? text)
    {
        await using var room = await WithCertificateAsync();
        if (text is null)
        {
            File.Delete(_path);
        }
        else
        {
            await File.WriteAllTextAsync(_path, text, Ct);
        }

        var report = await room.Tokens.CheckAsync(Ct);
        Assert.Equal(TeamsTokenHealth.Down, report.Health);
        Assert.Contains("Teams:CertificatePath", report.Problem, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_path, room.Teams.Bot.NewCertificatePem(), Ct);
        Assert.Equal(TeamsTokenReport.Works, await room.Tokens.CheckAsync(Ct));
    }

    [Fact]
    public async Task The_identity_of_the_machine_is_asked_of_it_for_the_bots_own()
    {
        using var machine = new Machine();
        await using var room = await TeamsRoom.OpenAsync(
            options => (options.ClientSecret, options.ManagedIdentity) = (null, true),
            machine
        );

        Assert.Equal(TeamsTokenReport.Works, await room.Tokens.CheckAsync(Ct));
        Assert.Equal("the machine's token", await room.Tokens.GetAsync(Ct));
        var asked = Assert.Single(machine.Asked, address => address.Contains("/token", StringComparison.Ordinal));
        Assert.Contains(
            "resource=https://api.botframework.com",
            Uri.UnescapeDataString(asked),
            StringComparison.Ordinal
        );
        Assert.Contains($"client_id={room.Teams.Bot.AppId}", asked, StringComparison.Ordinal);
        Assert.Equal(0, room.Teams.Entra.Calls);
    }

    [Fact]
    public async Task A_machine_without_it_says_what_to_do()
    {
        using var machine = new Machine { HasIdentity = false };
        await using var room = await TeamsRoom.OpenAsync(
            options => (options.ClientSecret, options.ManagedIdentity) = (null, true),
            machine
        );

        var report = await room.Tokens.CheckAsync(Ct);

        Assert.Equal((TeamsTokenHealth.Down, "managed_identity"), (report.Health, report.Code));
        Assert.Contains("identity", report.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private Task<TeamsRoom> WithCertificateAsync() =>
        TeamsRoom.OpenAsync(options => (options.ClientSecret, options.CertificatePath) = (null, _path));

    /// <summary>
    /// The address inside of a machine of Azure that gives tokens
    /// (learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
    /// </summary>
    private sealed class Machine : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public bool HasIdentity { get; init; } = true;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var address = request.RequestUri!.AbsoluteUri;
            Asked.Add(address);
            var isToken = address.StartsWith(
                "http://169.254.169.254/metadata/identity/oauth2/token",
                StringComparison.Ordinal
            );
            var body = HasIdentity
                ? """{"access_token":"the machine's token","expires_in":"86399","expires_on":"4102444800","resource":"https://api.botframework.com","token_type":"Bearer"}"""
                : """{"error":"invalid_request","error_description":"Identity not found"}""";
            return Task.FromResult(
                new HttpResponseMessage(
                    !isToken ? HttpStatusCode.NotFound
                    : HasIdentity ? HttpStatusCode.OK
                    : HttpStatusCode.BadRequest
                )
                {
                    Content = new StringContent(isToken ? body : "{}", Encoding.UTF8, "application/json"),
                }
            );
        }
    }
}
