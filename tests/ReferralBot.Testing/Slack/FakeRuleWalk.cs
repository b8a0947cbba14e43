using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReferralBot.Testing.Slack;

/// <summary>Holds JSON against rules, and says what is wrong in Slack's words with the place.</summary>
internal sealed partial class FakeRuleWalk
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public void Fault(string words, string path) => _faults.Add($"[ERROR] {words} [json-pointer:{path}]");

    public void Check(JsonNode? value, FakeRule rule, string path)
    {
        switch (rule)
        {
            case FakeRule.Words words:
                Words(value, words, path);
                break;
            case FakeRule.OneOf oneOf:
                Require(
                    Text(value) is { } word && oneOf.Values.Contains(word, StringComparer.Ordinal),
                    "must be a valid enum value",
                    path
                );
                break;
            case FakeRule.Like like:
                Require(
                    Text(value) is { } typed
                        && Regex.IsMatch(typed, like.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                    "failed to match pattern",
                    path
                );
                break;
            case FakeRule.Plain plain:
                TextObject(value, plain.Most, ["plain_text"], path);
                break;
            case FakeRule.Text text:
                TextObject(value, text.Most, ["plain_text", "mrkdwn"], path);
                break;
            case FakeRule.Number number:
                Require(
                    Whole(value) is { } whole && whole >= number.Least && whole <= number.Most,
                    "must be a number in range",
                    path
                );
                break;
            case FakeRule.Amount:
                Require(value?.GetValueKind() == JsonValueKind.Number, "must be a number", path);
                break;
            case FakeRule.Flag:
                Require(value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False, "must be a boolean", path);
                break;
            default:
                Structure(value, rule, path);
                break;
        }
    }

    private void Structure(JsonNode? value, FakeRule rule, string path)
    {
        switch (rule)
        {
            case FakeRule.List list:
                Items(value, list, path);
                break;
            case FakeRule.Thing thing:
                Fields(value, thing, path);
                break;
            case FakeRule.Typed typed:
                ByType(value, typed, path);
                break;
            case FakeRule.Any:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "No way to check this.");
        }
    }

    private void ByType(JsonNode? value, FakeRule.Typed typed, string path)
    {
        if (value is not JsonObject)
        {
            Fault("must provide an object", path);
        }
        else if (Text(value["type"]) is { } type && typed.Types.TryGetValue(type, out var thing))
        {
            Fields(value, thing, path);
        }
        else
        {
            Fault($"unsupported type: {Text(value["type"])}", $"{path}/type");
        }
    }

    private void Fields(JsonNode? value, FakeRule.Thing thing, string path)
    {
        if (value is not JsonObject fields)
        {
            Fault("must provide an object", path);
            return;
        }

        foreach (var missing in thing.Fields.Where(rule => rule.Value.IsRequired && !fields.ContainsKey(rule.Key)))
        {
            Fault($"missing required field: {missing.Key}", path);
        }

        foreach (var (key, field) in fields)
        {
            if (thing.Fields.TryGetValue(key, out var rule))
            {
                Check(field, rule, $"{path}/{key}");
            }
            else
            {
                Fault($"invalid additional property: {key}", path);
            }
        }
    }

    private void Items(JsonNode? value, FakeRule.List list, string path)
    {
        if (value is not JsonArray items)
        {
            Fault("must provide an array", path);
            return;
        }

        Require(items.Count <= list.Most, Words("no more than", list.Most, "items allowed"), path);
        Require(items.Count >= list.Least, Words("no fewer than", list.Least, "items allowed"), path);
        for (var at = 0; at < items.Count; at++)
        {
            Check(items[at], list.Of, $"{path}/{at.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private void Require(bool holds, string words, string path)
    {
        if (!holds)
        {
            Fault(words, path);
        }
    }

    private static string Words(string before, int number, string after) =>
        string.Create(CultureInfo.InvariantCulture, $"{before} {number} {after}");

    private static string? Text(JsonNode? value) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) ? text : null;

    private static long? Whole(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
        && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var whole)
            ? whole
            : null;
}
