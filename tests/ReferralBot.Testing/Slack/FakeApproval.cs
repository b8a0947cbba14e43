using Microsoft.AspNetCore.WebUtilities;

namespace ReferralBot.Testing.Slack;

/// <summary>Slack's own page on which a person approves an app (docs.slack.dev/authentication/installing-with-oauth).</summary>
public static class FakeApproval
{
    /// <summary>The person says yes. Returns the address to which Slack sends their browser.</summary>
    public static Uri Approves(this FakeSlack slack, Uri page, FakeUser person)
    {
        var asked = Read(slack, page);
        return slack.World.Locked(() =>
        {
            var code = new FakeCode(
                slack.World.Ids.Next("code-"),
                asked.RedirectUri,
                person.Workspace.Installation,
                person.Id,
                asked.Scopes,
                slack.World.Now
            );
            slack.World.Codes.Add(code);
            return Back(asked, ("code", code.Value));
        });
    }

    /// <summary>The person says no.</summary>
    public static Uri Denies(this FakeSlack slack, Uri page) => Back(Read(slack, page), ("error", "access_denied"));

    private static Asked Read(FakeSlack slack, Uri page)
    {
        var fields = QueryHelpers.ParseQuery(page.Query);
        var redirectUri = fields["redirect_uri"].ToString();
        var scopes = fields["scope"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (page.AbsolutePath != "/oauth/v2/authorize" || fields["client_id"] != slack.ClientId || scopes.Length == 0)
        {
            throw new InvalidOperationException("Slack shows an error instead of its page.");
        }

        // An address must be configured, or lie under one that is.
        var configured = slack.App.RedirectUrls;
        return
            configured.Count == 0
            || configured.Any(url => redirectUri.StartsWith(url.AbsoluteUri, StringComparison.Ordinal))
            ? new Asked(redirectUri, fields["state"].ToString(), scopes)
            : throw new InvalidOperationException("Slack shows bad_redirect_uri instead of its page.");
    }

    private static Uri Back(Asked asked, (string Name, string Value) outcome) =>
        new(
            QueryHelpers.AddQueryString(
                asked.RedirectUri,
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [outcome.Name] = outcome.Value,
                    ["state"] = asked.State,
                }
            )
        );

    private sealed record Asked(string RedirectUri, string State, IReadOnlyList<string> Scopes);
}
