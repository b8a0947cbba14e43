using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Texts, and objects that hold one.</summary>
internal sealed partial class FakeRuleWalk
{
    // Slack counts code points: github.com/nicklambourne/slackblocks, SPEC.md.
    private void Words(JsonNode? value, FakeRule.Words words, string path)
    {
        if (Text(value) is not { } text)
        {
            Fault("must be a string", path);
            return;
        }

        var length = text.EnumerateRunes().Count();
        Require(length >= words.Least, Words("must be more than", words.Least - 1, "characters"), path);
        Require(length <= words.Most, Words("must be less than", words.Most + 1, "characters"), path);
    }

    private void TextObject(JsonNode? value, int most, IReadOnlyList<string> types, string path)
    {
        var text = FakeElements.Thing(
            ("text", new FakeRule.Words(most).Needed),
            ("emoji", new FakeRule.Flag()),
            ("verbatim", new FakeRule.Flag())
        );
        ByType(value, new FakeRule.Typed(types.ToDictionary(type => type, _ => text, StringComparer.Ordinal)), path);
        if (value is JsonObject && Text(value["type"]) == "mrkdwn" && value["emoji"] is not null)
        {
            Fault("invalid additional property: emoji", path);
        }
    }
}
