using System.Net;

namespace ReferralBot.Testing.Slack;

/// <summary>What a person presses on the page that asks whether the app may come in.</summary>
public enum FakeConsent
{
    Approves,
    ApprovesForOrganisation,
    Denies,
}

/// <summary>A page that a browser ends on.</summary>
public sealed record FakePage(Uri Address, HttpStatusCode Status, string Text);

/// <summary>A person with a browser who installs the app: follows every redirection and keeps cookies.</summary>
public sealed class SlackInstaller(FakeSlack slack, FakeUser user) : IDisposable
{
    private const int MostRedirections = 10;

    private readonly HttpClient _browser = new(
        new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
    );

    /// <summary>Every address that the browser was at.</summary>
    public IList<Uri> Visited { get; } = [];

    /// <summary>Goes to the app's page for installing and decides at Slack's.</summary>
    public async Task<FakePage> GoesAsync(Uri address, FakeConsent consent = FakeConsent.Approves)
    {
        for (var at = 0; at < MostRedirections; at++)
        {
            Visited.Add(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (address.AbsolutePath == FakeConsentPage.Path && address.Port == slack.ApiBaseUrl.Port)
            {
                request.Headers.Add(FakeConsentPage.PersonHeader, user.Id);
                request.Headers.Add(FakeConsentPage.ConsentHeader, consent.ToString());
            }

            using var response = await _browser.SendAsync(request);
            if (response.Headers.Location is not { } next)
            {
                return new FakePage(address, response.StatusCode, await response.Content.ReadAsStringAsync());
            }

            address = new Uri(address, next);
        }

        throw new InvalidOperationException("The app sends the browser round and round.");
    }

    public void Dispose() => _browser.Dispose();
}
