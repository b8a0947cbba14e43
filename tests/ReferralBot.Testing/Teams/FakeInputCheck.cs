using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>What is wrong with an input.</summary>
internal static class FakeInputCheck
{
    public static IEnumerable<string> Problems(string type, JsonObject input)
    {
        var id = FakeCards.Text(input["id"]);
        if (IsTrue(input["isRequired"]) && FakeCards.Text(input["errorMessage"]) is null)
        {
            yield return $"{id}: required, but nothing is said when it is left out";
        }

        if (input["value"] is not { } value)
        {
            yield break;
        }

        var isRight = type switch
        {
            "Input.Number" => value.GetValueKind() == JsonValueKind.Number,
            "Input.Date" => DateOnly.TryParseExact(
                FakeCards.Text(value),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "Input.Text" => FakeCards.Text(value) is { } text
                && (input["maxLength"] is not { } most || text.Length <= most.GetValue<int>()),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such input."),
        };
        if (!isRight)
        {
            yield return $"{id}: {value} cannot be filled in";
        }
    }

    public static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}

/// <summary>What is wrong with a menu.</summary>
internal static class FakeChoiceCheck
{
    public static IEnumerable<string> Problems(JsonObject menu)
    {
        var id = FakeCards.Text(menu["id"]);
        var choices = (menu["choices"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (menu["choices"] is not JsonArray && menu["choices.data"] is null)
        {
            yield return $"{id}: nothing to choose";
        }

        var values = choices.Select(choice => FakeCards.Text(choice["value"]) ?? "").ToList();
        if (values.Any(value => value.Length == 0 || value.Contains(',', StringComparison.Ordinal)))
        {
            yield return $"{id}: a choice with an empty value, or with a comma in it";
        }

        if (values.Distinct(StringComparer.Ordinal).Count() != values.Count)
        {
            yield return $"{id}: two choices with the same value";
        }

        if (choices.Exists(choice => string.IsNullOrWhiteSpace(FakeCards.Text(choice["title"]))))
        {
            yield return $"{id}: a choice without words";
        }

        var chosen = (FakeCards.Text(menu["value"]) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (chosen.Length > 1 && !FakeInputCheck.IsTrue(menu["isMultiSelect"]))
        {
            yield return $"{id}: several chosen where one can be";
        }

        if (chosen.Except(values, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            yield return $"{id}: {unknown} is chosen and not offered";
        }
    }
}
