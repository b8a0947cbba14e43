namespace ReferralBot.Testing.Slack;

/// <summary>
/// The blocks of Block Kit and what they may hold: docs.slack.dev/reference/block-kit/blocks. Blocks that nothing of ours uses
/// (video, card, carousel, container, plan, task_card, data_table, context_actions, file) are not known here and refused.
/// </summary>
internal static class FakeBlocks
{
    private static readonly FakeRule.Thing Section = Block(
        ("text", new FakeRule.Text(3_000)),
        ("fields", new FakeRule.List(1, 10, new FakeRule.Text(2_000))),
        ("accessory", new FakeRule.Typed(Pressable(("image", FakeElements.Image)))),
        ("expand", new FakeRule.Flag())
    );

    private static readonly FakeRule.Thing Input = Block(
        ("label", new FakeRule.Plain(2_000).Needed),
        (
            "element",
            new FakeRule.Typed(
                Joined(FakeElements.Menus, FakeElements.Typing.Select(pair => (pair.Key, pair.Value)))
            ).Needed
        ),
        ("hint", new FakeRule.Plain(2_000)),
        ("optional", new FakeRule.Flag()),
        ("dispatch_action", new FakeRule.Flag())
    );

    /// <summary>The blocks that may stand anywhere.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Everywhere = new Dictionary<
        string,
        FakeRule.Thing
    >(StringComparer.Ordinal)
    {
        ["section"] = Section,
        ["header"] = Block(("text", new FakeRule.Plain(150).Needed), ("level", new FakeRule.Number(1, 4))),
        ["divider"] = Block(),
        ["context"] = Block(("elements", new FakeRule.List(1, 10, new FakeRule.Typed(ContextElements())).Needed)),
        ["actions"] = Block(("elements", new FakeRule.List(1, 25, new FakeRule.Typed(Pressable())).Needed)),
        ["image"] = Block(
            ("image_url", new FakeRule.Words(3_000)),
            ("slack_file", new FakeRule.Any()),
            ("alt_text", new FakeRule.Words(2_000).Needed),
            ("title", new FakeRule.Plain(2_000))
        ),
        ["input"] = Input,
        ["rich_text"] = Block(("elements", new FakeRule.List(1, 100, new FakeRule.Typed(FakeRichText.Parts)).Needed)),
        ["alert"] = Block(
            ("text", new FakeRule.Text(200).Needed),
            ("level", new FakeRule.OneOf("default", "info", "warning", "error", "success"))
        ),
    };

    /// <summary>The blocks that only messages take.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> InMessages = new Dictionary<
        string,
        FakeRule.Thing
    >(StringComparer.Ordinal)
    {
        ["markdown"] = Block(("text", new FakeRule.Words(12_000).Needed)),
        ["table"] = Block(
            (
                "rows",
                new FakeRule.List(1, 100, new FakeRule.List(1, 20, new FakeRule.Typed(FakeRichText.Cells))).Needed
            ),
            (
                "column_settings",
                new FakeRule.List(
                    0,
                    20,
                    FakeElements.Thing(
                        ("align", new FakeRule.OneOf("left", "center", "right")),
                        ("is_wrapped", new FakeRule.Flag())
                    )
                )
            )
        ),
        ["data_visualization"] = Block(
            ("title", new FakeRule.Words(50).Needed),
            ("chart", new FakeRule.Typed(FakeCharts.Types).Needed)
        ),
    };

    private static FakeRule.Thing Block(params (string Name, FakeRule Rule)[] fields) =>
        FakeElements.Thing([("block_id", FakeElements.Id), .. fields]);

    private static Dictionary<string, FakeRule.Thing> Pressable(params (string Type, FakeRule.Thing Rule)[] more) =>
        Joined(FakeElements.Menus, [.. more, ("button", FakeElements.Button), ("overflow", FakeElements.Overflow)]);

    private static Dictionary<string, FakeRule.Thing> Joined(
        IReadOnlyDictionary<string, FakeRule.Thing> some,
        IEnumerable<(string Type, FakeRule.Thing Rule)> more
    ) =>
        some.Select(pair => (pair.Key, pair.Value))
            .Concat(more)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static Dictionary<string, FakeRule.Thing> ContextElements()
    {
        var text = FakeElements.Thing(
            ("text", new FakeRule.Words(3_000).Needed),
            ("emoji", new FakeRule.Flag()),
            ("verbatim", new FakeRule.Flag())
        );
        return new(StringComparer.Ordinal)
        {
            ["plain_text"] = text,
            ["mrkdwn"] = text,
            ["image"] = FakeElements.Image,
        };
    }
}
