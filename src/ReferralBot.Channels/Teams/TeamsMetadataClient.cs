using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Fetches what the Bot Connector publishes about its tokens, from the one host that the settings name: never from an address in
/// a token, and never on to where somebody leads it.
/// </summary>
internal sealed class TeamsMetadataClient(HttpClient http, IOptions<TeamsOptions> options, TimeProvider clock)
    : IDocumentRetriever
{
    private const string Name = "teams-metadata";

    // An invoke is answered within five seconds, and there are two documents.
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(2);

    /// <summary>Where it begins.</summary>
    public Uri Address => options.Value.OpenIdMetadataUrl;

    /// <summary>Adds the one client of the bot.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(all =>
            ActivatorUtilities.CreateInstance<TeamsMetadataClient>(
                all,
                all.GetRequiredService<IHttpClientFactory>().CreateClient(Name)
            )
        );
        var client = services.AddHttpClient(Name, http => http.Timeout = Timeout.InfiniteTimeSpan); // each call has its own
        client.RemoveAllLoggers();
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the connections have a life span of their own
        client.ConfigurePrimaryHttpMessageHandler(() => WireClient.Connections(ToAnswer));
        client.AddHttpMessageHandler<WholeBodyHandler>(); // no document without an end
    }

    /// <inheritdoc/>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var asked) || !IsOurs(asked))
        {
            throw new HttpRequestException("The keys are said to be at another host than the metadata.");
        }

        using var timeUp = new CancellationTokenSource(ToAnswer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancel);
        try
        {
            using var response = await http.GetAsync(asked, either.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStringAsync(either.Token)
                : throw new HttpRequestException("No document.", inner: null, response.StatusCode);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("There was no answer in time.", fault);
        }
    }

    private bool IsOurs(Uri asked) =>
        asked.UserInfo.Length == 0
        && asked.Scheme == Address.Scheme
        && asked.Authority == Address.Authority
        && (asked.Scheme == Uri.UriSchemeHttps || (asked.Scheme == Uri.UriSchemeHttp && asked.IsLoopback));
}
