using System.Globalization;
using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Reads what people put into the inputs of a card. Inputs come by their ids in the data of the button, beside what the button
/// carries itself; empty ones do not come (learn.microsoft.com/adaptive-cards/authoring-cards/input-validation).
/// </summary>
internal sealed class TeamsCardState(HandlerCatalog catalog)
{
    // A digit more than any amount or count of ours has, with a sign and a point.
    private const string Digits = "0.############################";

    /// <summary>The answers by field. What is no field of that form is left where it is.</summary>
    public RawAnswers Read(string formId, JsonElement data) =>
        new(
            (catalog.Commands.FirstOrDefault(spec => spec.Id == formId)?.Fields ?? []).Select(field =>
                KeyValuePair.Create<string, IReadOnlyList<string>>(field.Id, Values(field, data))
            )
        );

    // A name that is typed beside a list goes before what is chosen in it.
    private static string[] Values(Field field, JsonElement data) =>
        field.Shape is FieldShape.TypeAhead or FieldShape.User
        && Value(data.At(TeamsFields.Typed(field.Id))) is { } typed
        && !string.IsNullOrWhiteSpace(typed)
            ? [typed]
            : Values(field.Shape, data.At(field.Id));

    // Several choices are one text with commas between them; an answer of another kind may hold a comma.
    private static string[] Values(FieldShape shape, JsonElement value) =>
        shape is FieldShape.Multi
            ? value.ValueKind == JsonValueKind.Array
                ? [.. value.Items().Select(Value).OfType<string>()]
                : Value(value)?.Split(',', StringSplitOptions.TrimEntries) ?? []
            : Value(value) is { } text
                ? [text]
                : [];

    private static string? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => TeamsTyped.Start(value.GetString()!),
            JsonValueKind.Number => Number(value),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    private static string Number(JsonElement value) =>
        value.TryGetDecimal(out var number)
            ? number.ToString(Digits, CultureInfo.InvariantCulture)
            : TeamsTyped.Start(value.GetRawText());
}
