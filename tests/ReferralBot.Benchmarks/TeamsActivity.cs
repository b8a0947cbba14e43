using System.Text;
using System.Text.Json;

namespace ReferralBot.Benchmarks;

/// <summary>A message as the Bot Connector delivers it to a bot, each with an id of its own, with a token that is checked.</summary>
/// <param name="Token">The token of the Bot Connector.</param>
/// <param name="ServiceUrl">Where answers are sent; the token names it, too.</param>
/// <param name="AppId">The bot.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Text">What is typed.</param>
internal sealed record TeamsActivity(string Token, Uri ServiceUrl, string AppId, string Tenant, string Text)
    : IWireRequest
{
    /// <inheritdoc/>
    public byte[] Request(Uri address)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"type":"message","id":"{{Guid.CreateVersion7():N}}","timestamp":"2026-11-23T12:00:00.000Z","localTimezone":"America/New_York","serviceUrl":"{{ServiceUrl}}","channelId":"msteams","from":{"id":"29:1bench-sam","name":"Sam Lee","aadObjectId":"5f1f2d1e-7f0c-4a3b-9a59-1d1d0c0f6a10"},"conversation":{"conversationType":"personal","tenantId":"{{Tenant}}","id":"a:1bench"},"recipient":{"id":"28:{{AppId}}","name":"ReferralBot"},"text":{{JsonSerializer.Serialize(
                Text
            )}},"textFormat":"plain","locale":"en-US","entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Web","timezone":"America/New_York"}],"channelData":{"tenant":{"id":"{{Tenant}}"} } }
            """
        );
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {Token}\r\n"
                + $"Content-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n"
        );
        return [.. head, .. body];
    }

    /// <inheritdoc/>
    public bool IsTaken(string answer) => answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
}
