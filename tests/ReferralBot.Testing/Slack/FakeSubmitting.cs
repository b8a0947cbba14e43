using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Takes the answer to a form as Slack's program does (docs.slack.dev/surfaces/modals).</summary>
internal sealed class FakeSubmitting(FakeWorld world)
{
    private const int MostOptions = 100;

    private readonly FakeScreens _screens = new(world);

    /// <summary>
    /// Does what the answer says; <see langword="false"/> where the person is told of trouble. That is all that an app learns of
    /// an invalid view here: nothing (github.com/slackapi/bolt-python/issues/241).
    /// </summary>
    public bool Take(FakeView view, JsonNode? answer)
    {
        // A socket always sends a payload: an empty one says nothing.
        if (answer is null or JsonObject { Count: 0 })
        {
            _screens.Close(view);
            return true;
        }

        var action = answer is JsonObject && answer["response_action"] is JsonValue word ? word.ToString() : null;
        return action switch
        {
            "clear" => Clear(view),
            "errors" => Errors(view, answer["errors"] as JsonObject),
            "update" => Show(answer["view"] as JsonObject, view, json => _screens.Replace(view, json)),
            "push" => Show(answer["view"] as JsonObject, view, json => _screens.Push(json, view)),
            _ => false,
        };
    }

    /// <summary>The options of an answer; nothing for an answer that is none.</summary>
    public static IReadOnlyList<JsonObject>? Options(JsonNode? answer)
    {
        if (answer is not JsonObject || answer["options"] is null == answer["option_groups"] is null)
        {
            return null;
        }

        var options = FakeInputs.Options(answer);
        var isRight =
            options.Count <= MostOptions
            && (answer["option_groups"] as JsonArray)?.Count is null or <= MostOptions
            && FakeBlockKit.CheckOptions(options).Count == 0;
        return isRight ? options : null;
    }

    private bool Clear(FakeView view)
    {
        var root = view.RootId.Length > 0 ? view.RootId : view.Id;
        foreach (var one in world.OpenViewsOf(view.UserId).Where(one => one.Id == root || one.RootId == root).ToList())
        {
            one.IsOpen = false;
        }

        return true;
    }

    private static bool Errors(FakeView view, JsonObject? errors)
    {
        var inputs = FakeControls
            .Inputs(view.Blocks)
            .Select(input => input.Block["block_id"]!.GetValue<string>())
            .ToList();
        if (errors is not { Count: > 0 } || errors.Any(pair => !inputs.Contains(pair.Key, StringComparer.Ordinal)))
        {
            return false;
        }

        view.Errors = errors.ToDictionary(pair => pair.Key, pair => pair.Value!.ToString(), StringComparer.Ordinal);
        return true;
    }

    private bool Show(JsonObject? json, FakeView view, Action<JsonObject> show)
    {
        if (json is null || FakeViewKit.Check(json, "modal") is { Count: > 0 })
        {
            world.Unshown.AddRange(json is null ? ["there is no view"] : FakeViewKit.Check(json, "modal"));
            return false;
        }

        try
        {
            show(json);
            return view.Type == "modal";
        }
        catch (FakeRefusal refusal)
        {
            world.Unshown.Add(refusal.Message);
            return false;
        }
    }
}
