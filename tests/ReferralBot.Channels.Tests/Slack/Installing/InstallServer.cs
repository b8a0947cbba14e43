using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using ReferralBot.Channels.Slack;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>Our two pages on a real server, beside a Slack of our own and on a database.</summary>
internal sealed class InstallServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InstallServer(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<InstallServer> StartAsync(
        TestDatabase database,
        FakeSlack slack,
        IDataProtectionProvider keys,
        string? botToken = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddSingleton<TimeProvider>(database.Clock)
            .AddSingleton<ISecretBox>(database.Services.GetRequiredService<TestSecretBox>())
            .AddSingleton(keys)
            .AddMetrics()
            .AddData(database.Options)
            .AddSlack(
                new SlackOptions
                {
                    ClientId = slack.ClientId,
                    ClientSecret = slack.ClientSecret,
                    BotToken = botToken,
                    ApiBaseUrl = slack.ApiBaseUrl,
                }
            );

        // It looks whenever the clock moves; the tests that are about it start it themselves.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(SlackUpkeep)));
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        return new InstallServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}

/// <summary>A browser: it keeps cookies, and follows nothing by itself.</summary>
internal sealed class InstallBrowser(Uri bot) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
        disposeHandler: true
    )
    {
        BaseAddress = bot,
    };

    /// <summary>What is kept, as it is sent.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>The cookies as they were set by the last answer.</summary>
    public IReadOnlyList<SetCookieHeaderValue> Set { get; private set; } = [];

    public async Task<HttpResponseMessage> OpensAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        }

        var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Set = answer.Headers.TryGetValues("Set-Cookie", out var set)
            ? [.. SetCookieHeaderValue.ParseList([.. set])]
            : [];
        foreach (var cookie in Set)
        {
            if (cookie.Value.Length == 0)
            {
                Cookies.Remove(cookie.Name.ToString());
            }
            else
            {
                Cookies[cookie.Name.ToString()] = cookie.Value.ToString();
            }
        }

        return answer;
    }

    /// <summary>Begins an install, and returns the address of Slack's page.</summary>
    public async Task<Uri> BeginsAsync()
    {
        using var answer = await OpensAsync(new Uri("/slack/install", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>The text of the page at an address.</summary>
    public async Task<(int Status, string Text)> ReadsAsync(Uri address)
    {
        using var answer = await OpensAsync(address);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();
}
