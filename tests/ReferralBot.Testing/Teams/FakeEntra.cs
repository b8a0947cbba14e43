using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// Microsoft Entra's token endpoint for the bot itself (learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow):
/// gives a token to who knows the secret or signs with the certificate, for the tenant the bot is registered in.
/// </summary>
public sealed class FakeEntra
{
    /// <summary>The scope of the Connector.</summary>
    public const string Scope = "https://api.botframework.com/.default";

    private readonly FakeTeamsWorld _world;
    private readonly Dictionary<string, (DateTimeOffset Until, string Scope)> _tokens = new(StringComparer.Ordinal);

    internal FakeEntra(FakeTeamsWorld world) => _world = world;

    /// <summary>Where it is.</summary>
    public Uri Address { get; internal set; } = null!;

    /// <summary>How long tokens are good. Entra's are good for an hour or so.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a token was asked for.</summary>
    public int Calls { get; private set; }

    /// <summary>The newest token.</summary>
    public string? Newest { get; private set; }

    /// <summary>The tokens that were given out are good no more, though nothing tells the bot so.</summary>
    public void RevokesTokens() => _world.Locked(_tokens.Clear);

    internal bool Accepts(string token) =>
        _tokens.TryGetValue(token, out var known) && _world.Now < known.Until && known.Scope == Scope;

    internal (int Status, JsonObject Body) Token(string tenant, IFormCollection form)
    {
        Calls++;
        var bot = _world.Bot;
        if (form["grant_type"] != "client_credentials")
        {
            return Refused(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        }

        if (tenant != bot.TenantId || form["client_id"] != bot.AppId)
        {
            return Refused(
                400,
                "unauthorized_client",
                $"AADSTS700016: Application with identifier '{form["client_id"]}' was not found in the directory '{tenant}'."
            );
        }

        if (Proof(form, new Uri(Address, $"{tenant}/oauth2/v2.0/token").AbsoluteUri) is { } problem)
        {
            return Refused(401, "invalid_client", problem);
        }

        return form["scope"].ToString().Split(' ').Any(scope => scope.EndsWith("/.default", StringComparison.Ordinal))
            ? Given(form["scope"].ToString().Split(' ')[0])
            : Refused(400, "invalid_scope", "AADSTS1002012: The provided value for scope is not valid.");
    }

    internal JsonObject Metadata(string tenant) =>
        new()
        {
            ["issuer"] = new Uri(Address, $"{tenant}/v2.0").AbsoluteUri,
            ["authorization_endpoint"] = new Uri(Address, $"{tenant}/oauth2/v2.0/authorize").AbsoluteUri,
            ["token_endpoint"] = new Uri(Address, $"{tenant}/oauth2/v2.0/token").AbsoluteUri,
        };

    private string? Proof(IFormCollection form, string address)
    {
        var bot = _world.Bot;
        if (form["client_assertion"].ToString() is { Length: > 0 } assertion)
        {
            return form["client_assertion_type"] == FakeAssertion.Type
                ? FakeAssertion.Problem(assertion, bot, address)
                : "AADSTS50027: The client assertion type is not supported.";
        }

        return bot.ClientSecret is { } secret && form["client_secret"] == secret
            ? null
            : $"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{bot.AppId}'.";
    }

    private (int Status, JsonObject Body) Given(string scope)
    {
        Newest = $"eyJfake.{_world.Ids.Next("")}.entra";
        _tokens[Newest] = (_world.Now + Lifetime, scope);
        var seconds = (int)Lifetime.TotalSeconds;
        return (
            200,
            new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = seconds,
                ["ext_expires_in"] = seconds,
                ["access_token"] = Newest,
            }
        );
    }

    private static (int Status, JsonObject Body) Refused(int status, string error, string description) =>
        (
            status,
            new JsonObject
            {
                ["error"] = error,
                ["error_description"] = $"{description} Trace ID: 00000000-fa4e-0000-0000-000000000000",
                ["error_codes"] = new JsonArray(
                    int.Parse(Digits(description), System.Globalization.CultureInfo.InvariantCulture)
                ),
            }
        );

    private static string Digits(string description) =>
        description["AADSTS".Length..description.IndexOf(':', StringComparison.Ordinal)];
}
