using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Teams;

public sealed class TeamsFormRendererTests : FormRendererContract
{
    [Fact]
    public void A_referral_form() => Approved.Match(TeamsFormRenderer.Dialog(Samples.Referral));

    [Fact]
    public void A_form_as_a_message_executes_and_falls_back_to_the_same_data()
    {
        var action = TeamsFormRenderer.Card(Samples.Referral)["body"]!.AsArray()[^1]!["actions"]![0]!;

        Assert.Equal("Action.Execute", Json.Text(action, "type"));
        Assert.Equal("Action.Submit", Json.Text(action["fallback"], "type"));
        Assert.True(JsonNode.DeepEquals(action["data"], action["fallback"]!["data"]));
    }

    [Fact]
    public void A_search_names_its_form_and_field()
    {
        var datasets = Json.Things(TeamsFormRenderer.Dialog(Samples.Referral))
            .Select(thing => Json.Text(thing, "dataset"))
            .Where(dataset => dataset.Length > 0);

        Assert.Equal(["referral.received/from", "referral.received/owner"], datasets);
    }

    protected override IReadOnlyList<string> Texts(Form form) =>
        TeamsReading.Texts(TeamsDialogs.Continue(new TeamsDrawn(TeamsFormRenderer.Dialog(form), form.Title, "")));

    protected override IReadOnlyList<DrawnInput> Inputs(Form form) =>
        [
            .. TeamsFormRenderer.Dialog(form)["body"]!
                .AsArray()
                .Where(block => Json.Text(block, "type").StartsWith("Input.", StringComparison.Ordinal))
                .Select(Input),
        ];

    protected override (string FormId, string? State) SentBack(Form form)
    {
        var data = TeamsFormRenderer.Dialog(form)["actions"]![0]!["data"]!;
        return (Json.Text(data, TeamsFormRenderer.FormKey), data[TeamsFormRenderer.StateKey]?.GetValue<string>());
    }

    protected override IReadOnlyList<string> Violations(Form form) =>
        [.. TeamsLimits.Check(TeamsFormRenderer.Dialog(form)), .. TeamsLimits.Check(TeamsFormRenderer.Card(form))];

    protected override IReadOnlyList<string> Alive(Form form, string typed)
    {
        var card = TeamsFormRenderer.Dialog(form);
        foreach (var input in card["body"]!.AsArray().OfType<JsonObject>())
        {
            input.Remove("value"); // what stands in a field is edited, not read as markup
        }

        return TeamsReading.Alive(card);
    }

    private static DrawnInput Input(JsonNode? input)
    {
        var isMany = input!["isMultiSelect"]?.GetValue<bool>() == true;
        var value = input["value"]?.ToString() ?? "";
        string[] filled = isMany ? value.Split(',') : [value];
        return new DrawnInput(
            Json.Text(input, "id"),
            Json.Text(input, "label"),
            input["isRequired"]?.GetValue<bool>() == true,
            [.. filled.Where(text => text.Length > 0)],
            [.. input["choices"]?.AsArray().Select(choice => Json.Text(choice, "value")) ?? []]
        );
    }
}
