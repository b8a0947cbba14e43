using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Ends a call with <c>ok: false</c>. The message is Slack's word for the reason.</summary>
#pragma warning disable CA1064 // it never leaves the fake: FakeDesk makes an answer of it
internal sealed class FakeRefusal(string error) : Exception(error)
{
    /// <summary>What stands beside the word, such as <c>needed</c> and <c>provided</c>.</summary>
    public JsonObject Details { get; } = [];

    /// <summary>A refusal that names each fault and where it stands.</summary>
    public static FakeRefusal WithMessages(string error, IEnumerable<string> messages) =>
        new(error)
        {
            Details =
            {
                ["response_metadata"] = new JsonObject
                {
                    ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)message)]),
                },
            },
        };

    /// <summary>An argument is not there.</summary>
    public static FakeRefusal Missing(string argument) =>
        WithMessages("invalid_arguments", [$"[ERROR] missing required field: {argument}"]);

    public JsonObject ToAnswer()
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = Message };
        foreach (var (key, value) in Details)
        {
            answer[key] = value?.DeepClone();
        }

        return answer;
    }
}
