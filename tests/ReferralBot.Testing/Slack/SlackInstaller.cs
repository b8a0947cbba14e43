using System.Net;
using Microsoft.Net.Http.Headers;

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
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
        disposeHandler: true
    );

    // By authority. A browser takes this machine for safe and sends a Secure cookie back to it; .NET's own container does not.
    private readonly Dictionary<string, Dictionary<string, string>> _cookies = new(StringComparer.Ordinal);

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

            var cookies = CookiesOf(address);
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(pair => $"{pair.Key}={pair.Value}")));
            }

            using var response = await _browser.SendAsync(request);
            Keep(response, cookies);
            if (response.Headers.Location is not { } next)
            {
                return new FakePage(address, response.StatusCode, await response.Content.ReadAsStringAsync());
            }

            address = new Uri(address, next);
        }

        throw new InvalidOperationException("The app sends the browser round and round.");
    }

    public void Dispose() => _browser.Dispose();

    private Dictionary<string, string> CookiesOf(Uri address)
    {
        if (!_cookies.TryGetValue(address.Authority, out var cookies))
        {
            _cookies[address.Authority] = cookies = new(StringComparer.Ordinal);
        }

        return cookies;
    }

    private static void Keep(HttpResponseMessage response, Dictionary<string, string> cookies)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return;
        }

        foreach (var cookie in SetCookieHeaderValue.ParseList([.. lines]))
        {
            cookies.Remove(cookie.Name.ToString());
            if (cookie.Value.Length > 0 && cookie.MaxAge != TimeSpan.Zero)
            {
                cookies[cookie.Name.ToString()] = cookie.Value.ToString();
            }
        }
    }
}
