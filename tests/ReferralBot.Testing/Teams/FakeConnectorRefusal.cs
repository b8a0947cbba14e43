using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Ends a call with an error of the Connector. The message is its code.</summary>
#pragma warning disable CA1064 // it never leaves the fake: FakeConnector makes an answer of it
internal sealed class FakeConnectorRefusal(int status, string code, string? words = null) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>For 429: how many seconds to wait.</summary>
    public int? RetryAfter { get; init; }

    public static FakeConnectorRefusal Bad(string words) => new(400, "BadArgument", words);

    public static FakeConnectorRefusal Denied() => new(401, "Unauthorized");

    public static FakeConnectorRefusal NotInRoster() =>
        new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static FakeConnectorRefusal TooMany(int retryAfter) =>
        new(429, "Throttled", "Too many requests") { RetryAfter = retryAfter };

    public string RetryAfterText => (RetryAfter ?? 1).ToString(CultureInfo.InvariantCulture);

    // 401 comes from the gate before the Connector, in words of its own.
    public (int Status, JsonObject? Body) ToAnswer() =>
        Status == 401
            ? (401, new JsonObject { ["message"] = "Authorization has been denied for this request." })
            : (
                Status,
                new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = Code, ["message"] = words ?? Code },
                }
            );
}
