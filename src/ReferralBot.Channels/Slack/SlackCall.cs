using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>A call of the Web API.</summary>
/// <param name="Method">Slack's name of it, such as <c>chat.postMessage</c>.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments)
{
    // These change nothing, or come to the same when they are done twice: they are asked again when an answer is lost.
    private static readonly FrozenSet<string> Repeatable = new[]
    {
        "api.test",
        "apps.connections.open",
        "auth.test",
        "bots.info",
        "conversations.info",
        "conversations.open",
        "files.getUploadURLExternal",
        "team.info",
        "users.info",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The token it is made with, where it needs one.</summary>
    public string? Token { get; init; }

    /// <summary>Whose call it is: one installation that fails must not stop the others.</summary>
    public string? Installation { get; init; }

    /// <summary>Whether it may be made again when nobody knows what became of it.</summary>
    public bool IsRepeatable => Repeatable.Contains(Method);

    /// <summary>
    /// The arguments as a form, which every method takes (reading ones take nothing else): what is made of parts as JSON text,
    /// and nothing for what is null.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Form()
    {
        foreach (var (name, value) in Arguments)
        {
            if (value is not null)
            {
                yield return new(name, Text(value));
            }
        }
    }

    private static string Text(JsonNode value) =>
        value is not JsonValue ? value.ToJsonString()
        : value.AsValue().TryGetValue<string>(out var text) ? text
        : value.AsValue().TryGetValue<bool>(out var flag) ? (flag ? "true" : "false")
        : Convert.ToString(value.ToJsonString(), CultureInfo.InvariantCulture);
}
