using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Where blocks are shown.</summary>
internal enum FakeSurface
{
    Message,
    Modal,
    Home,
}

/// <summary>Says what Slack would refuse in blocks, in its words and with the place.</summary>
internal static class FakeBlockKit
{
    // docs.slack.dev/reference/block-kit/blocks: "up to 50 blocks in each message, and 100 blocks in modals or Home tabs".
    private const int MostInMessage = 50;
    private const int MostInView = 100;

    // One table and two charts to a message: slack-skills-plugin, skills/block-kit.
    private static readonly (string Type, int Most)[] Counted = [("table", 1), ("data_visualization", 2)];

    public static IReadOnlyList<string> Check(JsonArray blocks, FakeSurface surface, string path = "/blocks")
    {
        var walk = new FakeRuleWalk();
        var most = surface == FakeSurface.Message ? MostInMessage : MostInView;
        walk.Check(blocks, new FakeRule.List(0, most, new FakeRule.Typed(Allowed(surface))), path);
        if (walk.Faults.Count == 0)
        {
            Look(walk, blocks, path);
        }

        return walk.Faults;
    }

    public static IReadOnlyList<string> CheckOptions(IReadOnlyList<JsonObject> options)
    {
        var walk = new FakeRuleWalk();
        walk.Check(
            new JsonArray([.. options.Select(option => option.DeepClone())]),
            new FakeRule.List(0, 100, FakeElements.Option),
            "/options"
        );
        return walk.Faults;
    }

    private static Dictionary<string, FakeRule.Thing> Allowed(FakeSurface surface) =>
        (
            surface == FakeSurface.Message ? FakeBlocks.Everywhere.Concat(FakeBlocks.InMessages) : FakeBlocks.Everywhere
        ).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    // What is right by itself and wrong beside something else.
    private static void Look(FakeRuleWalk walk, JsonArray blocks, string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var focused = 0;
        for (var at = 0; at < blocks.Count; at++)
        {
            var (block, place) = (blocks[at]!.AsObject(), $"{path}/{at}");
            if (block["block_id"] is { } id && !ids.Add(id.GetValue<string>()))
            {
                walk.Fault($"`block_id` {id.GetValue<string>()} already exists", $"{place}/block_id");
            }

            FakeBlockLook.Block(walk, block, place);
            focused += FakeBlockLook
                .Elements(block)
                .Count(one => one.Element["focus_on_load"]?.GetValue<bool>() is true);
        }

        if (focused > 1)
        {
            walk.Fault("only one element can have `focus_on_load`", path);
        }

        foreach (var (type, most) in Counted.Where(one => Count(blocks, one.Type) > one.Most))
        {
            walk.Fault($"no more than {most} blocks of type {type} allowed", path);
        }
    }

    private static int Count(JsonArray blocks, string type) =>
        blocks.Count(block => block!["type"]!.GetValue<string>() == type);
}
