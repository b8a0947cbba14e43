using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Says what Slack would refuse in a view: docs.slack.dev/reference/views.</summary>
internal static class FakeViewKit
{
    // "view_too_large … greater than 250kb": docs.slack.dev/reference/methods/views.open.
    private const int MostBytes = 250_000;

    private static readonly (string Name, FakeRule Rule)[] Both =
    [
        ("blocks", new FakeRule.Any().Needed),
        ("private_metadata", new FakeRule.Words(3_000, Least: 0)),
        ("callback_id", new FakeRule.Words(255, Least: 0)),
        ("external_id", new FakeRule.Words(255, Least: 0)),
    ];

    private static readonly FakeRule.Thing Modal = FakeElements.Thing([
        .. Both,
        ("title", new FakeRule.Plain(24).Needed),
        ("submit", new FakeRule.Plain(24)),
        ("close", new FakeRule.Plain(24)),
        ("clear_on_close", new FakeRule.Flag()),
        ("notify_on_close", new FakeRule.Flag()),
        ("submit_disabled", new FakeRule.Flag()),
    ]);

    private static readonly FakeRule.Thing Home = FakeElements.Thing(Both);

    /// <summary>Refuses a view that is not right.</summary>
    public static void Demand(JsonObject view, string type)
    {
        if (Encoding.UTF8.GetByteCount(view.ToJsonString()) > MostBytes)
        {
            throw new FakeRefusal("view_too_large");
        }

        var faults = Check(view, type);
        if (faults.Count > 0)
        {
            throw FakeRefusal.WithMessages("invalid_arguments", faults);
        }
    }

    public static IReadOnlyList<string> Check(JsonObject view, string type)
    {
        var walk = new FakeRuleWalk();
        if (view["type"] is not JsonValue word || word.ToString() != type)
        {
            walk.Fault("failed to match all allowed schemas", "/view");
            return walk.Faults;
        }

        walk.Check(view, type == "modal" ? Modal : Home, "/view");
        if (view["blocks"] is not JsonArray blocks)
        {
            walk.Fault("must provide an array", "/view/blocks");
            return walk.Faults;
        }

        if (blocks.Count == 0 && type == "modal")
        {
            walk.Fault("no fewer than 1 items allowed", "/view/blocks");
        }

        if (view["submit"] is null && type == "modal" && FakeControls.Inputs(blocks).Any())
        {
            walk.Fault("missing required field: submit", "/view"); // "required when an input block is present"
        }

        var surface = type == "modal" ? FakeSurface.Modal : FakeSurface.Home;
        return [.. walk.Faults, .. FakeBlockKit.Check(blocks, surface, "/view/blocks")];
    }
}
