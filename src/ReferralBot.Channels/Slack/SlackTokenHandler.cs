using System.Net.Http.Headers;

namespace ReferralBot.Channels.Slack;

/// <summary>Gives a request its token, and only where tokens may go: it looks at the address itself, whoever made the request.</summary>
internal sealed class SlackTokenHandler(SlackHosts hosts) : DelegatingHandler
{
    /// <summary>The token that a request wants.</summary>
    public static readonly HttpRequestOptionsKey<string> Token = new("slack.token");

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.Authorization = null;
        if (request.Options.TryGetValue(Token, out var token))
        {
            if (!hosts.TakesTokens(request.RequestUri))
            {
                throw new InvalidOperationException(
                    "A token was about to be sent to a place that is not Slack's Web API."
                );
            }

            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
