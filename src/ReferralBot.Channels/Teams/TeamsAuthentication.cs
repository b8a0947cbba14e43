using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Proves that an activity comes from the Bot Connector, for this bot: by a token that it signed for activities of that channel
/// that are answered at that address (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
/// </summary>
internal sealed class TeamsAuthentication(
    TeamsKeys keys,
    TeamsSeenTokens seen,
    TeamsHosts hosts,
    IOptions<TeamsOptions> options,
    TimeProvider time
)
{
    /// <summary>Who signs.</summary>
    public const string Issuer = "https://api.botframework.com";

    /// <summary>The claim with the address at which activities are answered.</summary>
    public const string ServiceUrlClaim = "serviceurl";

    /// <summary>The one channel that is let in: in others, such as Direct Line, people say themselves who they are.</summary>
    public const string Channel = "msteams";

    // The same page: clocks may differ by five minutes.
    private const long Skew = 300;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The token, or what is wrong with it. It says nothing yet about what comes with it.</summary>
    public async ValueTask<(TeamsTokenProblem Problem, TeamsToken? Token)> ReadAsync(
        StringValues authorization,
        CancellationToken ct
    )
    {
        if (TeamsBearer.Read(authorization, out var text) is not TeamsTokenProblem.None and var unread)
        {
            return (unread, null);
        }

        if (seen.Find(text) is { } known)
        {
            return (TeamsTokenProblem.None, known);
        }

        var (problem, token) = await CheckAsync(text, ct);
        if (token is not null)
        {
            seen.Add(text, token);
        }

        return (problem, token);
    }

    /// <summary>What is wrong with an activity that came with this token, or that nothing is.</summary>
    public TeamsTokenProblem Compare(TeamsToken token, string? serviceUrl, string? channelId) =>
        string.IsNullOrEmpty(serviceUrl) ? TeamsTokenProblem.NoServiceUrl
        : !IsSame(token.ServiceUrl, serviceUrl) ? TeamsTokenProblem.OtherServiceUrl
        : !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || !hosts.IsTrusted(address)
            ? TeamsTokenProblem.UntrustedServiceUrl
        : string.IsNullOrEmpty(channelId) ? TeamsTokenProblem.NoChannel
        : !token.Endorsements.Contains(channelId) ? TeamsTokenProblem.NotEndorsed
        : channelId != Channel ? TeamsTokenProblem.OtherChannel
        : TeamsTokenProblem.None;

    // github.com/microsoft/botbuilder-dotnet, ChannelValidation.cs: in any case of letters. The slash at the end comes and goes.
    private static bool IsSame(string claimed, string serviceUrl) =>
        WithoutSlash(claimed).Equals(WithoutSlash(serviceUrl), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> WithoutSlash(string address) =>
        address.EndsWith('/') ? address.AsSpan(0, address.Length - 1) : address;

    private async ValueTask<(TeamsTokenProblem Problem, TeamsToken? Token)> CheckAsync(
        string text,
        CancellationToken ct
    )
    {
        if (Parse(text) is not { } token)
        {
            return (TeamsTokenProblem.Unreadable, null);
        }

        if (token.Alg != SecurityAlgorithms.RsaSha256)
        {
            return (TeamsTokenProblem.OtherAlgorithm, null);
        }

        // By its exact name: the library would also look for a certificate's, or try another.
        if (string.IsNullOrEmpty(token.Kid))
        {
            return (TeamsTokenProblem.UnknownKey, null);
        }

        if (await keys.FindAsync(token.Kid, ct) is not { } key)
        {
            return (keys.AreKnown ? TeamsTokenProblem.UnknownKey : TeamsTokenProblem.NoKeys, null);
        }

        if (!await IsSignedAsync(text, key))
        {
            return (TeamsTokenProblem.WrongSignature, null);
        }

        var problem = Claims(token, out var serviceUrl, out var expires);
        return problem is TeamsTokenProblem.None
            ? (problem, new TeamsToken(serviceUrl, key.Endorsements, expires))
            : (problem, null);
    }

    // RFC 7515, 4.1.11: what must be understood and is not makes a token invalid. There is nothing that must be here.
    private static JsonWebToken? Parse(string text)
    {
        try
        {
            var token = new JsonWebToken(text);
            return token.TryGetHeaderValue<object>("crit", out _) ? null : token;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task<bool> IsSignedAsync(string text, TeamsKey key)
    {
#pragma warning disable CA5404 // what the token says is checked right after this, by name, so that the log can tell
        var signature = new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };
#pragma warning restore CA5404
        return (await Handler.ValidateTokenAsync(text, signature)).IsValid;
    }

    private TeamsTokenProblem Claims(JsonWebToken token, out string serviceUrl, out long expires)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var audiences = token.Audiences.ToList();
        serviceUrl = token.TryGetPayloadValue<string>(ServiceUrlClaim, out var claimed) ? claimed ?? "" : "";
        var ends = token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Exp, out expires);
        var starts = token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Nbf, out var begins);
        return token.Issuer != Issuer ? TeamsTokenProblem.OtherIssuer
            : audiences.Count != 1 || !IsUs(audiences[0]) ? TeamsTokenProblem.OtherAudience
            : !ends ? TeamsTokenProblem.NoExpiry
            : expires < now - Skew ? TeamsTokenProblem.Expired
            : starts && begins > now + Skew ? TeamsTokenProblem.NotYetValid
            : serviceUrl.Length == 0 ? TeamsTokenProblem.NoServiceUrlClaim
            : TeamsTokenProblem.None;
    }

    // An id is the same in any case of letters (RFC 9562, 4); the settings may hold either.
    private bool IsUs(string audience) => audience.Equals(options.Value.AppId, StringComparison.OrdinalIgnoreCase);
}
