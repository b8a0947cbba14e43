using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Buttons and forms under a person's hands.</summary>
internal sealed class FakeModal(FakeWorld world, FakePayloads payloads, FakeWire wire)
{
    private readonly FakeInputs _inputs = new(world);
    private readonly FakeSubmitting _submitting = new(world);

    public async Task<FakeOutcome> PressAsync(JsonArray blocks, string label, Func<JsonObject, JsonObject> payload)
    {
        var button = FakeControls.Buttons(blocks).FirstOrDefault(one => FakeControls.Label(one) == label);
        if (button.Element is null)
        {
            var there = string.Join(", ", FakeControls.Buttons(blocks).Select(FakeControls.Label));
            throw new InvalidOperationException($"There is no button “{label}”, only: {there}.");
        }

        return await InteractAsync(() => payload(Action(button.Block, button.Element)));
    }

    public async Task FillAsync(FakeView view, IEnumerable<(string Field, string Text)> answers)
    {
        foreach (var answer in answers.GroupBy(answer => answer.Field, StringComparer.Ordinal))
        {
            var input = FakeInputs.Find(view, answer.Key);
            var texts = answer.Select(pair => pair.Text).ToList();
            var options = FakeInputs.AsksTheApp(input.Element)
                ? await OfferedAsync(view, input, texts)
                : FakeInputs.Options(input.Element);
            world.Locked(() => _inputs.Put(view, input, texts, options));
            await DispatchAsync(view, input);
        }
    }

    public async Task PickAsync(FakeView view, string field, string typed, string label)
    {
        var input = FakeInputs.Find(view, field);
        var options = await SuggestAsync(view, input, typed);
        world.Locked(() => _inputs.Put(view, input, [label], options));
        await DispatchAsync(view, input);
    }

    public async Task<IReadOnlyList<string>> SearchAsync(FakeView view, string field, string typed)
    {
        var options = await SuggestAsync(view, FakeInputs.Find(view, field), typed);
        return [.. options.Select(FakeInputs.Label)];
    }

    public async Task<FakeOutcome> SubmitAsync(FakeView view)
    {
        if (view.Json["submit"] is null || !view.IsOpen)
        {
            throw new InvalidOperationException($"“{view.Title}” cannot be sent.");
        }

        if (world.Locked(() => FakeInputs.Complete(view)) == FakeCompleteness.Incomplete)
        {
            return FakeOutcome.Held;
        }

        var payload = world.Locked(() => payloads.Submission(view));
        var ack = await wire.SendAsync(new FakeDelivery(FakeDeliveryKind.Interaction, payload));
        var isRight = ack is { Status: 200 } && world.Locked(() => _submitting.Take(view, FakeWire.Json(ack)));
        return wire.Told(ack, isRight ? null : FakeOutcome.Trouble);
    }

    public async Task<FakeOutcome> CancelAsync(FakeView view)
    {
        world.Locked(() =>
        {
            new FakeScreens(world).Close(view);
            return view;
        });
        return view.Json["notify_on_close"]?.GetValue<bool>() is true
            ? await InteractAsync(() => payloads.Closed(view, isCleared: false))
            : FakeOutcome.Held;
    }

    private async Task<IReadOnlyList<JsonObject>> OfferedAsync(
        FakeView view,
        (JsonObject Block, JsonObject Element) input,
        IReadOnlyList<string> texts
    )
    {
        var offered = new List<JsonObject>();
        foreach (var text in texts.Where(text => text.Length > 0))
        {
            offered.AddRange(await SuggestAsync(view, input, text));
        }

        return offered;
    }

    // docs.slack.dev/reference/block-kit/block-elements/select-menu-element: nothing is asked before so many letters, 3 by default.
    private async Task<IReadOnlyList<JsonObject>> SuggestAsync(
        FakeView view,
        (JsonObject Block, JsonObject Element) input,
        string typed
    )
    {
        if (typed.Length < (input.Element["min_query_length"]?.GetValue<int>() ?? 3))
        {
            return [];
        }

        var payload = world.Locked(() => payloads.Suggestion(view, input, typed));
        var ack = await wire.SendAsync(new FakeDelivery(FakeDeliveryKind.Options, payload));
        var options = ack is { Status: 200 } ? FakeSubmitting.Options(FakeWire.Json(ack)) : null;
        wire.Told(ack, options is null ? "The options could not be loaded." : null);
        return options ?? [];
    }

    private async Task DispatchAsync(FakeView view, (JsonObject Block, JsonObject Element) input)
    {
        if (input.Block["dispatch_action"]?.GetValue<bool>() is true)
        {
            await InteractAsync(() =>
                payloads.Press(view, Action(input.Block, input.Element, FakeInputs.State(view, input)))
            );
        }
    }

    private async Task<FakeOutcome> InteractAsync(Func<JsonObject> payload)
    {
        var ack = await wire.SendAsync(new FakeDelivery(FakeDeliveryKind.Interaction, world.Locked(payload)));
        return wire.Told(ack, ack is { Status: 200 } ? null : FakeOutcome.Trouble);
    }

    private JsonObject Action(JsonObject block, JsonObject element, JsonObject? state = null)
    {
        var action = (JsonObject?)state?.DeepClone() ?? new JsonObject { ["type"] = element["type"]!.DeepClone() };
        action["action_id"] = element["action_id"]!.DeepClone();
        action["block_id"] = block["block_id"]!.DeepClone();
        action["action_ts"] = world.NextStamp();
        foreach (var key in new[] { "text", "value", "style" }.Where(key => state is null && element[key] is not null))
        {
            action[key] = element[key]!.DeepClone();
        }

        return action;
    }
}
