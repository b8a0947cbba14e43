using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Benchmarks;

/// <summary>A slash command as Slack sends it, each with a trigger of its own and signed by itself.</summary>
/// <param name="Secret">What it is signed with.</param>
/// <param name="Team">The workspace.</param>
/// <param name="User">Who types.</param>
/// <param name="Channel">Where.</param>
/// <param name="Text">What is typed after the command.</param>
internal sealed record SlackCommand(string Secret, string Team, string User, string Channel, string Text) : IWireRequest
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Secret);

    /// <summary>The command itself.</summary>
    public string Name { get; init; } = "/referral";

    /// <inheritdoc/>
    public byte[] Request(Uri address)
    {
        var body = Encoding.ASCII.GetBytes(
            $"token=none&team_id={Team}&team_domain=bench&channel_id={Channel}&channel_name=referrals&user_id={User}"
                + $"&user_name=sam&command={Uri.EscapeDataString(Name)}&text={Uri.EscapeDataString(Text)}"
                + $"&api_app_id=A0BENCH&is_enterprise_install=false"
                + $"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2F1%2Fx&trigger_id={Guid.CreateVersion7():N}"
        );
        var stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = Encoding.ASCII.GetBytes(
            $"POST /slack/commands HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n"
                + $"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {Sign(_key, stamp, body)}\r\n\r\n"
        );
        return [.. head, .. body];
    }

    // Everybody's answer to a command that was taken says so: ours and the peers' "Saved", the floor's "saved", help its heading.
    /// <inheritdoc/>
    public bool IsTaken(string answer) =>
        answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
        && (
            answer.Contains("saved", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("added", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("/referral", StringComparison.Ordinal)
        );

    /// <summary>Slack's signature (docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
    public static string Sign(byte[] key, string stamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. "v0:"u8, .. Encoding.ASCII.GetBytes(stamp), (byte)':', .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, signed));
    }
}
