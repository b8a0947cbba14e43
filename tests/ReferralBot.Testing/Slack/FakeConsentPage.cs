using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// The page on which a person lets the app in (docs.slack.dev/authentication/installing-with-oauth). Who looks at it and what
/// they press is in headers, as Slack knows it from its own cookies.
/// </summary>
internal sealed class FakeConsentPage(FakeWorld world)
{
    public const string Path = "/oauth/v2/authorize";
    public const string PersonHeader = "X-Fake-Person";
    public const string ConsentHeader = "X-Fake-Consent";

    /// <summary>Where the browser goes next; an address of the page itself says what the app asked wrongly.</summary>
    public Uri Decide(HttpRequest request)
    {
        var asked = request.Query;
        if (Fault(asked) is { } fault)
        {
            return new Uri(world.Address, $"oauth/error?error={fault}");
        }

        var back = asked["redirect_uri"].ToString();
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = asked["state"] };
        var person = world.Locked(() => world.FindUser(request.Headers[PersonHeader].ToString()));
        if (person is null || request.Headers[ConsentHeader] == nameof(FakeConsent.Denies))
        {
            answer["error"] = "access_denied";
        }
        else
        {
            answer["code"] = world.Locked(() => Code(person, request, back));
        }

        return new Uri(QueryHelpers.AddQueryString(back, answer));
    }

    private string Code(FakeUser person, HttpRequest request, string back)
    {
        var isForAll = request.Headers[ConsentHeader] == nameof(FakeConsent.ApprovesForOrganisation);
        var installation = isForAll ? person.Workspace.Organisation!.Installation! : person.Workspace.Installation;
        return world.NewCode(person, installation, back, request.Query["scope"].ToString().Split(','));
    }

    private string? Fault(IQueryCollection asked)
    {
        if (asked["client_id"] != world.App.ClientId)
        {
            return "invalid_client_id";
        }

        if (string.IsNullOrEmpty(asked["scope"]))
        {
            return "invalid_scope";
        }

        // "must match or be a subdirectory of" a configured address.
        return
            Uri.TryCreate(asked["redirect_uri"], UriKind.Absolute, out var back)
            && world.App.RedirectUrls.Any(url => url.IsBaseOf(back))
            ? null
            : "bad_redirect_uri";
    }
}
