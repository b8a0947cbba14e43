namespace ReferralBot.Testing.Slack;

/// <summary>Rich text and the cells of tables: docs.slack.dev/reference/block-kit/blocks/rich-text-block and table-block.</summary>
internal static class FakeRichText
{
    private static readonly FakeRule.Thing Style = FakeElements.Thing(
        ("bold", new FakeRule.Flag()),
        ("italic", new FakeRule.Flag()),
        ("strike", new FakeRule.Flag()),
        ("code", new FakeRule.Flag()),
        ("underline", new FakeRule.Flag())
    );

    private static readonly Dictionary<string, FakeRule.Thing> Words = new(StringComparer.Ordinal)
    {
        ["text"] = Of(("text", new FakeRule.Words(3_000).Needed)),
        ["link"] = Of(
            ("url", new FakeRule.Words(3_000).Needed),
            ("text", new FakeRule.Words(3_000)),
            ("unsafe", new FakeRule.Flag())
        ),
        ["emoji"] = Of(("name", new FakeRule.Words(255).Needed), ("unicode", new FakeRule.Words(255))),
        ["user"] = Of(("user_id", FakeElements.Id.Needed)),
        ["usergroup"] = Of(("usergroup_id", FakeElements.Id.Needed)),
        ["channel"] = Of(("channel_id", FakeElements.Id.Needed)),
        ["broadcast"] = Of(("range", new FakeRule.OneOf("here", "channel", "everyone").Needed)),
        ["date"] = Of(
            ("timestamp", new FakeRule.Number(0, long.MaxValue).Needed),
            ("format", new FakeRule.Words(255).Needed),
            ("fallback", new FakeRule.Words(255)),
            ("url", new FakeRule.Words(3_000))
        ),
    };

    private static readonly FakeRule Line = new FakeRule.List(1, 1_000, new FakeRule.Typed(Words)).Needed;

    private static readonly FakeRule.Thing Section = FakeElements.Thing(("elements", Line));

    /// <summary>What a rich_text block holds.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Parts = new Dictionary<string, FakeRule.Thing>(
        StringComparer.Ordinal
    )
    {
        ["rich_text_section"] = Section,
        ["rich_text_preformatted"] = FakeElements.Thing(("elements", Line), ("border", new FakeRule.Number(0, 1))),
        ["rich_text_quote"] = FakeElements.Thing(("elements", Line), ("border", new FakeRule.Number(0, 1))),
        ["rich_text_list"] = FakeElements.Thing(
            ("style", new FakeRule.OneOf("bullet", "ordered").Needed),
            ("indent", new FakeRule.Number(0, 8)),
            ("offset", new FakeRule.Number(0, 1_000)),
            ("border", new FakeRule.Number(0, 1)),
            (
                "elements",
                new FakeRule.List(
                    1,
                    1_000,
                    new FakeRule.Typed(
                        new Dictionary<string, FakeRule.Thing>(StringComparer.Ordinal)
                        {
                            ["rich_text_section"] = Section,
                        }
                    )
                ).Needed
            )
        ),
    };

    /// <summary>What a cell of a table is.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Cells = new Dictionary<string, FakeRule.Thing>(
        StringComparer.Ordinal
    )
    {
        ["raw_text"] = FakeElements.Thing(("text", new FakeRule.Words(3_000).Needed)),
        ["raw_number"] = FakeElements.Thing(
            ("value", new FakeRule.Amount().Needed),
            ("text", new FakeRule.Words(3_000))
        ),
        ["rich_text"] = FakeElements.Thing(
            ("block_id", FakeElements.Id),
            ("elements", new FakeRule.List(1, 100, new FakeRule.Typed(Parts)).Needed)
        ),
    };

    private static FakeRule.Thing Of(params (string Name, FakeRule Rule)[] fields) =>
        FakeElements.Thing([("style", Style), .. fields]);
}

/// <summary>Charts: docs.slack.dev/reference/block-kit/blocks/data-visualization-block; slack-go says 6 series.</summary>
internal static class FakeCharts
{
    private static readonly FakeRule.Thing Point = FakeElements.Thing(
        ("label", new FakeRule.Words(20).Needed),
        ("value", new FakeRule.Amount().Needed)
    );

    private static readonly FakeRule.Thing Lines = FakeElements.Thing(
        (
            "series",
            new FakeRule.List(
                1,
                6,
                FakeElements.Thing(
                    ("name", new FakeRule.Words(20).Needed),
                    ("data", new FakeRule.List(1, 20, Point).Needed)
                )
            ).Needed
        ),
        (
            "axis_config",
            FakeElements
                .Thing(
                    ("categories", new FakeRule.List(1, 20, new FakeRule.Words(20)).Needed),
                    ("x_label", new FakeRule.Words(50)),
                    ("y_label", new FakeRule.Words(50))
                )
                .Needed
        )
    );

    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Types = new Dictionary<string, FakeRule.Thing>(
        StringComparer.Ordinal
    )
    {
        ["bar"] = Lines,
        ["line"] = Lines,
        ["area"] = Lines,
        ["pie"] = FakeElements.Thing(("segments", new FakeRule.List(1, 6, Point).Needed)),
    };
}
