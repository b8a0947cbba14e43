using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>Draws the blocks of one message or view. It knows which action ids, tables and charts there are already.</summary>
internal sealed class SlackDrawing(SlackSurface surface)
{
    private const int FactsToAPart = 10;
    private const int MaxFactLabel = 100;
    private const int MaxFactValue = 500;
    private const int MaxEntry = 1_000;
    private const int MaxNote = 1_000;

    private readonly SlackTables _tables = new(surface);
    private readonly SlackCharts _charts = new(surface);
    private int _buttons;

    /// <summary>What a block becomes; nothing for one that is empty.</summary>
    public IEnumerable<DrawnPart<JsonNode>> Draw(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => Paragraph(paragraph.Text),
            Block.Facts facts => facts.Items.Chunk(FactsToAPart).Select(Facts),
            Block.Table table => _tables.Draw(table),
            Block.Entry entry => [Entry(entry)],
            Block.Chart chart => [_charts.Draw(chart)],
            Block.Buttons buttons => Buttons(buttons),
            Block.Divider => [surface.Part([new JsonObject { ["type"] = "divider" }], 0) with { IsFoot = true }],
            Block.Note note => [surface.Part([Context(note.Text.ToPlainText())]) with { IsFoot = true }],
            _ => throw new NotSupportedException($"Slack cannot draw {block.GetType().Name}."),
        };

    /// <summary>Small print.</summary>
    public static JsonObject Context(string text) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray(SlackText.Plain(text, MaxNote)) };

    private DrawnPart<JsonNode>[] Paragraph(ChatText text) =>
        string.IsNullOrWhiteSpace(text.ToPlainText()) ? [] : [surface.Part([SlackText.Rich(text, SlackLimits.Text)])];

    private DrawnPart<JsonNode> Facts(IReadOnlyList<Fact> facts) =>
        surface.Part([SlackText.Rich(SlackText.Lines(facts.Select(Line)), SlackLimits.MessageWeight)], facts.Count);

    private static ChatText Line(Fact fact) =>
        new([Run.Bold(Clip.To(fact.Label, MaxFactLabel)), new Run("  "), .. Clip.To(fact.Value, MaxFactValue).Runs]);

    private DrawnPart<JsonNode> Entry(Block.Entry entry)
    {
        var word = ToneWords.Word(entry.Tone);
        ChatText text = new([
            new Run(ToneWords.Mark(entry.Tone) + " "),
            .. word.Length == 0 ? Array.Empty<Run>() : [Run.Bold(word), new Run("  ")],
            .. Clip.To(entry.Text, MaxEntry).Runs,
            .. entry.Detail is null
                ? Array.Empty<Run>()
                : [new Run("\n"), .. Clip.To(entry.Detail, MaxEntry).Runs.Select(Quiet)],
        ]);
        return surface.Part([SlackText.Rich(text, SlackLimits.Text), .. Actions(entry.Actions)]);
    }

    private static Run Quiet(Run run) => run.Style == RunStyle.Plain ? run with { Style = RunStyle.Muted } : run;

    private DrawnPart<JsonNode>[] Buttons(Block.Buttons buttons) =>
        Actions(buttons.Items) is { Length: > 0 } actions ? [surface.Part(actions) with { IsFoot = true }] : [];

    private JsonNode[] Actions(IReadOnlyList<Button> buttons)
    {
        // A line that is too long for a value cannot be cut: it would do something else.
        var shown = buttons
            .Where(button => button.Line.Length is > 0 and <= SlackLimits.ButtonValue)
            .Take(SlackLimits.ActionsElements)
            .Select(DrawButton)
            .ToArray();
        JsonNode[] row =
            shown.Length == 0 ? [] : [new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(shown) }];
        return shown.Length == buttons.Count ? row : [.. row, Context(CardFold.More(buttons.Count - shown.Length))];
    }

    private JsonNode DrawButton(Button button)
    {
        var drawn = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = SlackRenderer.PressPrefix + _buttons++.ToString(CultureInfo.InvariantCulture),
            ["text"] = SlackText.Plain(button.Label, SlackLimits.ButtonText),
            ["value"] = button.Line,
            ["accessibility_label"] = SlackText.Cut(button.Description, SlackLimits.ButtonAccessibilityLabel),
        };
        var style = button.Style switch
        {
            ButtonStyle.Plain => null,
            ButtonStyle.Primary => "primary",
            ButtonStyle.Danger => "danger",
            _ => throw new NotSupportedException($"Slack cannot draw a {button.Style} button."),
        };
        if (style is not null)
        {
            drawn["style"] = style;
        }

        return drawn;
    }
}
