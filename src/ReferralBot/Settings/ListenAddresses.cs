using System.Net;

namespace ReferralBot.Settings;

/// <summary>The addresses that the settings make the bot listen on.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://127.0.0.1:3978";

    /// <summary>What is configured, in the places where Kestrel looks; the default when nothing is.</summary>
    public static IReadOnlyList<string> From(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        List<string> configured =
        [
            .. Split(configuration["Urls"]),
            .. Split(configuration["HTTP_PORTS"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["HTTPS_PORTS"]).Select(port => $"https://*:{port}"),
        ];
        return configured.Count > 0 ? configured : [Default];
    }

    /// <summary>Whether nobody on another machine can reach an address.</summary>
    public static bool IsLoopback(string address) =>
        TryParse(address, out var parsed) && (parsed.IsUnixPipe || IsLoopbackHost(parsed.Host));

    /// <summary>Whether a host is this machine, as only this machine calls it.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    public static bool IsReadable(string address) => TryParse(address, out _);

    private static bool TryParse(string address, out BindingAddress parsed)
    {
        try
        {
            parsed = BindingAddress.Parse(address);
            return parsed.Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            parsed = null!;
            return false;
        }
    }

    private static string[] Split(string? value) =>
        value?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
