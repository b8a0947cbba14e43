namespace ReferralBot.Testing.Slack;

/// <summary>
/// The elements of Block Kit and what they may hold: docs.slack.dev/reference/block-kit/block-elements and the comments of
/// @slack/types 3.2.0.
/// </summary>
internal static class FakeElements
{
    public static readonly FakeRule Id = new FakeRule.Words(255);

    private const string Day = @"^\d{4}-\d{2}-\d{2}$";
    private const string TimeOfDay = @"^([01]\d|2[0-3]):[0-5]\d$";
    private const string Decimal = @"^-?\d+(\.\d+)?$";

    private static readonly FakeRule.Plain Placeholder = new(150);

    private static readonly FakeRule.Thing Confirm = Thing(
        ("title", new FakeRule.Plain(100).Needed),
        ("text", new FakeRule.Text(300).Needed),
        ("confirm", new FakeRule.Plain(30).Needed),
        ("deny", new FakeRule.Plain(30).Needed),
        ("style", new FakeRule.OneOf("primary", "danger"))
    );

    /// <summary>An option. Its value: docs say 150, a comment in the types 75; 150 is refused above.</summary>
    public static readonly FakeRule.Thing Option = Thing(
        ("text", new FakeRule.Plain(75).Needed),
        ("value", new FakeRule.Words(150).Needed),
        ("description", new FakeRule.Plain(75))
    );

    private static readonly FakeRule.Thing BoxOption = Thing(
        ("text", new FakeRule.Text(75).Needed),
        ("value", new FakeRule.Words(150).Needed),
        ("description", new FakeRule.Text(75))
    );

    private static readonly FakeRule.Thing LinkOption = Thing(
        ("text", new FakeRule.Plain(75).Needed),
        ("value", new FakeRule.Words(150).Needed),
        ("description", new FakeRule.Plain(75)),
        ("url", new FakeRule.Words(3_000))
    );

    private static readonly FakeRule.List Options = new(1, 100, Option);

    private static readonly FakeRule.List Groups = new(
        1,
        100,
        Thing(("label", new FakeRule.Plain(75).Needed), ("options", Options.Needed))
    );

    private static readonly FakeRule.List Ids = new(0, 100, new FakeRule.Words(255));

    private static readonly FakeRule.Number Many = new(1, 100);

    public static readonly FakeRule.Thing Image = Thing(
        ("image_url", new FakeRule.Words(3_000)),
        ("slack_file", new FakeRule.Any()),
        ("alt_text", new FakeRule.Words(2_000).Needed)
    );

    public static readonly FakeRule.Thing Button = Thing(
        ("action_id", Id),
        ("text", new FakeRule.Plain(75).Needed),
        ("value", new FakeRule.Words(2_000)),
        ("url", new FakeRule.Words(3_000)),
        ("style", new FakeRule.OneOf("primary", "danger")),
        ("accessibility_label", new FakeRule.Words(75)),
        ("confirm", Confirm)
    );

    /// <summary>What is chosen from.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Menus = new Dictionary<string, FakeRule.Thing>(
        StringComparer.Ordinal
    )
    {
        ["static_select"] = Menu(("options", Options), ("option_groups", Groups), ("initial_option", Option)),
        ["multi_static_select"] = Menu(
            ("options", Options),
            ("option_groups", Groups),
            ("initial_options", Options),
            ("max_selected_items", Many)
        ),
        ["external_select"] = Menu(("initial_option", Option), ("min_query_length", new FakeRule.Number(0, 150))),
        ["multi_external_select"] = Menu(
            ("initial_options", Options),
            ("min_query_length", new FakeRule.Number(0, 150)),
            ("max_selected_items", Many)
        ),
        ["users_select"] = Menu(("initial_user", Id)),
        ["multi_users_select"] = Menu(("initial_users", Ids), ("max_selected_items", Many)),
        ["conversations_select"] = Menu(
            ("initial_conversation", Id),
            ("default_to_current_conversation", new FakeRule.Flag()),
            ("response_url_enabled", new FakeRule.Flag()),
            ("filter", new FakeRule.Any())
        ),
        ["channels_select"] = Menu(("initial_channel", Id), ("response_url_enabled", new FakeRule.Flag())),
        ["checkboxes"] = Control(
            ("options", new FakeRule.List(1, 10, BoxOption).Needed),
            ("initial_options", new FakeRule.List(1, 10, BoxOption))
        ),
        ["radio_buttons"] = Control(
            ("options", new FakeRule.List(1, 10, BoxOption).Needed),
            ("initial_option", BoxOption)
        ),
        ["datepicker"] = Menu(("initial_date", new FakeRule.Like(Day))),
        ["timepicker"] = Menu(("initial_time", new FakeRule.Like(TimeOfDay)), ("timezone", new FakeRule.Words(100))),
        ["datetimepicker"] = Control(("initial_date_time", new FakeRule.Number(1_000_000_000, 9_999_999_999))),
    };

    /// <summary>What is typed into.</summary>
    public static readonly IReadOnlyDictionary<string, FakeRule.Thing> Typing = new Dictionary<string, FakeRule.Thing>(
        StringComparer.Ordinal
    )
    {
        ["plain_text_input"] = Typed(
            ("initial_value", new FakeRule.Words(3_000, Least: 0)),
            ("multiline", new FakeRule.Flag()),
            ("min_length", new FakeRule.Number(0, 3_000)),
            ("max_length", new FakeRule.Number(1, 3_000))
        ),
        ["number_input"] = Typed(
            ("is_decimal_allowed", new FakeRule.Flag().Needed),
            ("initial_value", new FakeRule.Like(Decimal)),
            ("min_value", new FakeRule.Like(Decimal)),
            ("max_value", new FakeRule.Like(Decimal))
        ),
        ["email_text_input"] = Typed(("initial_value", new FakeRule.Words(3_000, Least: 0))),
        ["url_text_input"] = Typed(("initial_value", new FakeRule.Words(3_000, Least: 0))),
        ["file_input"] = Thing(
            ("action_id", Id),
            ("filetypes", new FakeRule.Any()),
            ("max_files", new FakeRule.Number(1, 10))
        ),
    };

    public static readonly FakeRule.Thing Overflow = Thing(
        ("action_id", Id),
        ("options", new FakeRule.List(1, 5, LinkOption).Needed),
        ("confirm", Confirm)
    );

    /// <summary>An object with a type and these fields.</summary>
    public static FakeRule.Thing Thing(params (string Name, FakeRule Rule)[] fields) =>
        new(
            fields
                .Append(("type", new FakeRule.Any()))
                .ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal)
        );

    private static FakeRule.Thing Menu(params (string Name, FakeRule Rule)[] fields) =>
        Control([("placeholder", Placeholder), .. fields]);

    private static FakeRule.Thing Control(params (string Name, FakeRule Rule)[] fields) =>
        Thing([("action_id", Id), ("confirm", Confirm), ("focus_on_load", new FakeRule.Flag()), .. fields]);

    private static FakeRule.Thing Typed(params (string Name, FakeRule Rule)[] fields) =>
        Thing([
            ("action_id", Id),
            ("placeholder", Placeholder),
            ("focus_on_load", new FakeRule.Flag()),
            ("dispatch_action_config", new FakeRule.Any()),
            .. fields,
        ]);
}
