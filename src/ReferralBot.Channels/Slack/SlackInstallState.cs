using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Ties the two halves of an install to one browser: the state that goes to Slack and comes back must be the one that is in the
/// browser's cookie, not older than ten minutes, and not used before. Else somebody could send a colleague a link that ends an
/// install that the sender began.
/// </summary>
/// <remarks>
/// The cookie is encrypted and holds all there is to know, so that a restart or another host in between does no harm. That a state
/// was used is known to this process only, for the ten minutes that matter: a restart in these finds the cookie gone, for the
/// first use took it away, and Slack's code takes no second use either.
/// </remarks>
internal sealed class SlackInstallState(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>As long as Slack's own code lives (docs.slack.dev/authentication/installing-with-oauth).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A browser keeps a cookie of this prefix only from and for this very host, over TLS.</summary>
    public const string CookieName = "__Host-slack-install";

    private const int StateBytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("ReferralBot.Slack.Install");
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>Begins: puts the cookie into the browser, and returns the state for Slack: letters that need no escaping.</summary>
    public string Begin(HttpResponse response, string redirectUri)
    {
        var state = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(StateBytes));
        var ends = clock.GetUtcNow() + Life;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{state} {ends.ToUnixTimeMilliseconds()} {redirectUri}"
        );
        response.Cookies.Append(CookieName, _protector.Protect(text), Cookie(Life));
        return state;
    }

    /// <summary>Ends: takes the cookie away. Returns the address that Slack was told to come back to, or nothing where it does not fit.</summary>
    public string? End(HttpContext http, string state)
    {
        var kept = http.Request.Cookies[CookieName];
        Forget(http.Response);
        if (kept is null || Read(kept) is not { } begun || begun.EndsAt <= clock.GetUtcNow())
        {
            return null;
        }

        var isSame = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(begun.State),
            Encoding.UTF8.GetBytes(state)
        );
        return isSame && IsFirstUse(begun) ? begun.RedirectUri : null;
    }

    /// <summary>Takes the cookie away.</summary>
    public static void Forget(HttpResponse response) => response.Cookies.Delete(CookieName, Cookie(life: null));

    private static CookieOptions Cookie(TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax, // Slack sends the browser back by a link, and a stricter cookie would stay at home
            Path = "/",
            MaxAge = life,
            IsEssential = true,
        };

    private bool IsFirstUse(Begun begun)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, ends) in _used)
        {
            if (ends <= now)
            {
                _used.TryRemove(old, out _);
            }
        }

        return _used.TryAdd(begun.State, begun.EndsAt);
    }

    private Begun? Read(string cookie)
    {
        try
        {
            return _protector.Unprotect(cookie).Split(' ', 3) is [var state, var ends, var address]
                ? new Begun(
                    state,
                    DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ends, CultureInfo.InvariantCulture)),
                    address
                )
                : null;
        }
        catch (CryptographicException)
        {
            return null; // not made here, or with keys that are gone
        }
    }

    private sealed record Begun(string State, DateTimeOffset EndsAt, string RedirectUri);
}
