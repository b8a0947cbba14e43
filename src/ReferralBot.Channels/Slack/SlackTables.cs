using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>Draws tables: the first that fits as a table block, the others as lines, because a message may hold one table.</summary>
internal sealed class SlackTables
{
    // Leaves room in the message for what stands around the table.
    private const int MaxWeight = SlackLimits.MessageWeight / 2;
    private const int MaxCell = 200;
    private const int LinesToAPart = 10;
    private const int MaxLine = 600;

    private bool _drawn;

    public IEnumerable<DrawnPart<JsonNode>> Draw(Block.Table table)
    {
        if (table.Columns.Count == 0)
        {
            return [];
        }

        if (table.Rows.Count == 0)
        {
            return [SlackDrawing.Part([SlackDrawing.Context($"{Titles(table)}: nothing here yet.")])];
        }

        if (_drawn || table.Columns.Count > SlackLimits.TableColumns)
        {
            return table.Rows.Chunk(LinesToAPart).Select(rows => Lines(table.Columns, rows));
        }

        _drawn = true;
        return [Native(table)];
    }

    private static DrawnPart<JsonNode> Native(Block.Table table)
    {
        var rows = new JsonArray(new JsonArray([.. table.Columns.Select(column => (JsonNode)Raw(column.Title))]));
        var weight = SlackLimits.Weight(rows);
        foreach (var row in table.Rows.Take(SlackLimits.TableRows - 1))
        {
            var cells = new JsonArray([
                .. Enumerable.Range(0, table.Columns.Count).Select(at => (JsonNode)Cell(row, at)),
            ]);
            weight += SlackLimits.Weight(cells);
            if (weight > MaxWeight)
            {
                break;
            }

            rows.Add((JsonNode)cells);
        }

        var left = table.Rows.Count - (rows.Count - 1);
        var drawn = new JsonObject
        {
            ["type"] = "table",
            ["rows"] = rows,
            ["column_settings"] = new JsonArray([.. table.Columns.Select(Setting)]),
        };
        return SlackDrawing.Part(
            left == 0 ? [drawn] : [drawn, SlackDrawing.Context(CardFold.More(left))],
            table.Rows.Count
        );
    }

    private static JsonNode Setting(Column column) =>
        new JsonObject
        {
            ["align"] = column.Align == Align.End ? "right" : "left",
            ["is_wrapped"] = column.Align == Align.Start,
        };

    // A row that is short of cells is filled up: Slack takes rows of one length only.
    private static JsonObject Cell(IReadOnlyList<ChatText> row, int at)
    {
        var text = at < row.Count ? row[at] : ChatText.Empty;
        return text.Runs.All(run => run.Style == RunStyle.Plain)
            ? Raw(text.ToPlainText())
            : SlackText.Rich(text, MaxCell);
    }

    private static JsonObject Raw(string text) =>
        new() { ["type"] = "raw_text", ["text"] = SlackText.Cut(text, MaxCell) };

    private static DrawnPart<JsonNode> Lines(IReadOnlyList<Column> columns, IReadOnlyList<ChatText>[] rows) =>
        SlackDrawing.Part(
            [SlackText.Rich(SlackText.Lines(rows.Select(row => Line(columns, row))), SlackLimits.MessageWeight)],
            rows.Length
        );

    private static ChatText Line(IReadOnlyList<Column> columns, IReadOnlyList<ChatText> row) =>
        Clip.To(
            new ChatText([
                .. columns
                    .Zip(row)
                    .SelectMany(
                        (cell, at) =>
                            at == 0
                                ? [Run.Bold(cell.Second.ToPlainText())]
                                : new[] { new Run(" · "), Run.Muted(cell.First.Title + " ") }.Concat(cell.Second.Runs)
                    ),
            ]),
            MaxLine
        );

    private static string Titles(Block.Table table) => string.Join(", ", table.Columns.Select(column => column.Title));
}
