using System.Net.Http.Headers;

namespace ReferralBot.Channels.Teams;

/// <summary>Gives a request the bot's token, and only where it may go: it looks at the address itself, whoever made the request.</summary>
internal sealed class TeamsTokenHandler(TeamsHosts hosts) : DelegatingHandler
{
    /// <summary>The token that a request wants.</summary>
    public static readonly HttpRequestOptionsKey<string> Token = new("teams.token");

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Authorization = null;
        if (!hosts.IsTrusted(request.RequestUri))
        {
            throw new InvalidOperationException("Something was about to be sent to a place that is no Bot Connector.");
        }

        if (request.Options.TryGetValue(Token, out var token))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
