using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>What a person typed into one card and did not send yet.</summary>
internal sealed class FakeFilling
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly JsonObject _card;

    public FakeFilling(JsonObject card)
    {
        _card = card;
        foreach (var input in FakeCards.Inputs(card))
        {
            if (input["value"] is { } value)
            {
                _values[Id(input)] = FakeCards.Text(value) ?? value.ToJsonString();
            }
        }
    }

    public bool IsFor(JsonObject card) => ReferenceEquals(card, _card);

    /// <summary>The input with this label or id.</summary>
    public JsonObject Input(string name) =>
        FakeCards.Inputs(_card).FirstOrDefault(input => FakeCards.Text(input["label"]) == name || Id(input) == name)
        ?? throw new InvalidOperationException(
            $"There is no input “{name}” but: {string.Join(", ", FakeCards.Labels(_card))}."
        );

    public void Set(JsonObject input, string value) => _values[Id(input)] = value;

    /// <summary>One more of a menu where several can be chosen.</summary>
    public void Add(JsonObject input, string value) =>
        _values[Id(input)] =
            FakeInputCheck.IsTrue(input["isMultiSelect"])
            && _values.GetValueOrDefault(Id(input)) is { Length: > 0 } before
                ? $"{before},{value}"
                : value;

    /// <summary>What the program itself says is missing before it sends anything; nothing where all is there.</summary>
    public string? Missing() =>
        FakeCards
            .Inputs(_card)
            .Where(input => FakeInputCheck.IsTrue(input["isRequired"]))
            .Where(input => string.IsNullOrEmpty(_values.GetValueOrDefault(Id(input))))
            .Select(input => FakeCards.Text(input["errorMessage"]) ?? $"{Id(input)} is missing")
            .FirstOrDefault();

    /// <summary>The values as they are sent: empty ones are left out, a toggle always says something.</summary>
    public JsonObject ToData(JsonObject action)
    {
        var data = (action["data"] as JsonObject)?.DeepClone() as JsonObject ?? [];
        if (FakeCards.Text(action["associatedInputs"]) == "none")
        {
            return data;
        }

        foreach (var input in FakeCards.Inputs(_card))
        {
            var value = _values.GetValueOrDefault(Id(input));
            if (FakeCards.Type(input) == "Input.Toggle")
            {
                data[Id(input)] = value ?? FakeCards.Text(input["valueOff"]) ?? "false";
            }
            else if (!string.IsNullOrEmpty(value))
            {
                data[Id(input)] = value;
            }
        }

        return data;
    }

    public static string Id(JsonObject input) => FakeCards.Text(input["id"]) ?? "";

    /// <summary>The value of the choice with these words.</summary>
    public static string? ValueOf(JsonObject input, string words) =>
        FakeCards.Type(input) switch
        {
            "Input.ChoiceSet" => (input["choices"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(choice => FakeCards.Text(choice["title"]) == words)
                .Select(choice => FakeCards.Text(choice["value"]))
                .FirstOrDefault(),
            "Input.Toggle" => words is "yes"
                ? FakeCards.Text(input["valueOn"]) ?? "true"
                : FakeCards.Text(input["valueOff"]) ?? "false",
            _ => words,
        };
}
