using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What is on people's screens: modals on top of each other, and home pages.</summary>
internal sealed class FakeScreens(FakeWorld world)
{
    // docs.slack.dev/surfaces/modals: "up to three views".
    private const int MostViews = 3;

    public FakeView Open(JsonObject json, string userId, FakeInstallation installation)
    {
        DemandNewExternalId(json, installation, except: null);
        var view = new FakeView(world.Ids.Next("V"), userId, installation);
        world.Views.Add(view);
        Put(view, json);
        return view;
    }

    public FakeView Push(JsonObject json, FakeView under)
    {
        var root = under.RootId.Length > 0 ? under.RootId : under.Id;
        if (world.OpenViewsOf(under.UserId).Count(view => view.Id == root || view.RootId == root) >= MostViews)
        {
            throw new FakeRefusal("push_limit_reached");
        }

        DemandNewExternalId(json, under.Installation, except: null);
        var view = new FakeView(world.Ids.Next("V"), under.UserId, under.Installation)
        {
            RootId = root,
            PreviousId = under.Id,
        };
        world.Views.Add(view);
        Put(view, json);
        return view;
    }

    /// <summary>
    /// Puts another view in its place. What was typed survives where block and action have the same names
    /// (docs.slack.dev/surfaces/modals).
    /// </summary>
    public void Replace(FakeView view, JsonObject json)
    {
        DemandNewExternalId(json, view.Installation, except: view);
        Put(view, json);
    }

    /// <summary>Takes a view off the screen; those that lie on it go as well.</summary>
    public void Close(FakeView view)
    {
        view.IsOpen = false;
        foreach (var above in world.OpenViewsOf(view.UserId).Where(one => one.PreviousId == view.Id).ToList())
        {
            Close(above);
        }
    }

    public static void DemandHash(FakeView view, string? hash)
    {
        if (!string.IsNullOrEmpty(hash) && hash != view.Hash)
        {
            throw new FakeRefusal("hash_conflict");
        }
    }

    private void DemandNewExternalId(JsonObject json, FakeInstallation installation, FakeView? except)
    {
        if (
            json["external_id"]?.GetValue<string>() is { Length: > 0 } external
            && world.Views.Exists(view =>
                view != except && view.IsOpen && view.ExternalId == external && view.Installation == installation
            )
        )
        {
            throw new FakeRefusal("duplicate_external_id");
        }
    }

    private void Put(FakeView view, JsonObject json)
    {
        var copy = (JsonObject)json.DeepClone();
        if (copy["blocks"] is JsonArray blocks)
        {
            FakeControls.Named(blocks, world.Ids);
        }

        var typed = view.State.ToDictionary();
        view.Json = copy;
        view.Hash = $"{world.NextStamp()}.{world.Ids.Next("h")}";
        view.Errors = new Dictionary<string, string>();
        view.State.Clear();
        foreach (var (block, element) in FakeControls.Inputs(view.Blocks))
        {
            var key = (block["block_id"]!.GetValue<string>(), element["action_id"]!.GetValue<string>());
            view.State[key] = typed.TryGetValue(key, out var value) ? value : FakeAnswers.Initial(element);
        }
    }
}
