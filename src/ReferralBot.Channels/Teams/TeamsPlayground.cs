using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Lets Microsoft's Agents Playground in, which sends no token: while somebody develops, without an app id, and from the same
/// machine only. A page in that machine's browser is not the playground, wherever it is from.
/// </summary>
internal sealed class TeamsPlayground(IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    /// <summary>Whether it is in the place of Teams.</summary>
    public bool IsOn => options.Value.IsPlayground && environment.IsDevelopment();

    /// <summary>Whether this request comes from it.</summary>
    public bool LetsIn(HttpContext context) =>
        IsOn
        && ThisMachine.Sent(context)
        && ThisMachine.IsAddressed(context.Request)
        && !ThisMachine.IsPage(context.Request);

    /// <summary>Whether what it sent is answered on the same machine, too.</summary>
    public static bool Answers(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address is { IsLoopback: true, UserInfo.Length: 0 }
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
