using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// The limits of Block Kit, in one place. Sources: docs.slack.dev/reference/block-kit and the comments of @slack/types 3.2.0,
/// where nothing else is said. Slack counts code points after escaping; we count UTF-16 units, which are never fewer.
/// </summary>
public static class SlackLimits
{
    /// <summary>Blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>A message's <c>text</c>: advice of docs.slack.dev/reference/methods/chat.postMessage; it is cut at 40,000.</summary>
    public const int MessageText = 4_000;

    /// <summary>
    /// The words of a message and about 100 for each block. It is not documented: <c>msg_blocks_too_long</c> was met at 13,200
    /// characters (github.com/slackapi/bolt-js/issues/2509) and at 11,341 in many blocks (issues/2867).
    /// </summary>
    public const int MessageWeight = 12_000;

    /// <summary>What a block counts beside its words.</summary>
    public const int WeightOfBlock = 100;

    /// <summary>Charts in a message.</summary>
    public const int MessageCharts = 2;

    /// <summary>Blocks in a modal and on the home page.</summary>
    public const int ViewBlocks = 100;

    /// <summary>A modal's title and the words on its buttons.</summary>
    public const int ModalTitle = 24;

    /// <summary>What a modal carries for us.</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>The name by which a modal comes back.</summary>
    public const int CallbackId = 255;

    /// <summary>A whole view, in bytes (docs.slack.dev/reference/methods/views.open, <c>view_too_large</c>).</summary>
    public const int ViewBytes = 250_000;

    /// <summary>block_id and action_id, unique in a message or view.</summary>
    public const int Id = 255;

    /// <summary>A text object.</summary>
    public const int Text = 3_000;

    /// <summary>A header.</summary>
    public const int HeaderText = 150;

    /// <summary>Fields of a section.</summary>
    public const int SectionFields = 10;

    /// <summary>One field of a section.</summary>
    public const int FieldText = 2_000;

    /// <summary>Elements in an actions block.</summary>
    public const int ActionsElements = 25;

    /// <summary>Elements in a context block.</summary>
    public const int ContextElements = 10;

    /// <summary>A button's words; about 30 are seen.</summary>
    public const int ButtonText = 75;

    /// <summary>A button's value.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>What a screen reader says for a button.</summary>
    public const int ButtonAccessibilityLabel = 75;

    /// <summary>The label and the hint of an input.</summary>
    public const int InputLabel = 2_000;

    /// <summary>The words of an option, and of the label of a group.</summary>
    public const int OptionText = 75;

    /// <summary>An option's value: docs.slack.dev/reference/block-kit/composition-objects/option-object (a comment in the types says 75).</summary>
    public const int OptionValue = 150;

    /// <summary>Options in a menu, groups in a menu, options in a group.</summary>
    public const int Options = 100;

    /// <summary>Boxes to tick.</summary>
    public const int Checkboxes = 10;

    /// <summary>The words in an empty field.</summary>
    public const int Placeholder = 150;

    /// <summary>What a text input takes.</summary>
    public const int InputText = 3_000;

    /// <summary>Rows of a table, its head among them. A message holds one table.</summary>
    public const int TableRows = 100;

    /// <summary>Columns of a table.</summary>
    public const int TableColumns = 20;

    /// <summary>All cells of a message's tables (docs.slack.dev/reference/block-kit/blocks/table-block).</summary>
    public const int TableText = 10_000;

    /// <summary>Series of a chart: the least that any source allows (github.com/slack-go/slack; others say 12).</summary>
    public const int ChartSeries = 6;

    /// <summary>A chart's title.</summary>
    public const int ChartTitle = 50;

    /// <summary>A chart's categories and the names of its series.</summary>
    public const int ChartLabel = 20;

    /// <summary>Points of a series, one to a category.</summary>
    public const int ChartPoints = 20;

    // What the person reads nothing of.
    private static readonly HashSet<string> Wordless = new(StringComparer.Ordinal)
    {
        "type",
        "action_id",
        "block_id",
        "value",
        "style",
        "align",
    };

    /// <summary>
    /// What is wrong with a message, a view, the options of a search or the answer to a form, each with the place it stands at
    /// (a JSON pointer, as Slack gives it); nothing where all is within the limits.
    /// </summary>
    public static IReadOnlyList<string> Check(JsonObject outgoing) =>
        [.. Violations(outgoing).Select(violation => violation.ToString())];

    /// <summary>The same, to be acted upon.</summary>
    internal static IReadOnlyList<SlackViolation> Violations(JsonObject outgoing) =>
        new SlackLimitCheck().Run(outgoing);

    /// <summary>What a node counts against <see cref="MessageWeight"/>; a block counts <see cref="WeightOfBlock"/> more.</summary>
    internal static int Weight(JsonNode node) => Words(node) + (node is JsonObject ? WeightOfBlock : 0);

    /// <summary>The words of a node.</summary>
    internal static int Words(JsonNode? node) =>
        node switch
        {
            JsonObject pairs => pairs.Where(pair => !Wordless.Contains(pair.Key)).Sum(pair => Words(pair.Value)),
            JsonArray items => items.Sum(Words),
            JsonValue value when value.TryGetValue<string>(out var text) => text.Length,
            _ => 0,
        };

    /// <summary>What a node counts against <see cref="ViewBytes"/>: written with ASCII alone it is never shorter than in UTF-8.</summary>
    internal static int WrittenSize(JsonNode node) => node.ToJsonString().Length + 1;
}
