using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Draws tables: the first that fits as a table block, where one may be; the others as fields, which stand in two columns.
/// </summary>
internal sealed class SlackTables(SlackSurface surface)
{
    // Leaves room in the message for what stands around the table.
    private const int MaxWeight = SlackLimits.MessageWeight / 2;
    private const int MaxCell = 200;
    private const int MaxField = 600;
    private const int RowsToAPart = SlackLimits.SectionFields / 2;

    private const string Between = " · ";

    private bool _drawn;

    public IEnumerable<DrawnPart<JsonNode>> Draw(Block.Table table)
    {
        if (table.Columns.Count == 0)
        {
            return [];
        }

        if (table.Rows.Count == 0)
        {
            return [surface.Part([SlackDrawing.Context($"{Titles(table.Columns, ", ")}: nothing here yet.")])];
        }

        if (!surface.TakesTables || _drawn || table.Columns.Count > SlackLimits.TableColumns)
        {
            return Rows(table).Chunk(RowsToAPart).Select(Fields);
        }

        _drawn = true;
        return [Native(table)];
    }

    private DrawnPart<JsonNode> Native(Block.Table table)
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
        return surface.Part(left == 0 ? [drawn] : [drawn, SlackDrawing.Context(CardFold.More(left))], table.Rows.Count);
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

    // The first column on the left, all others on the right; their titles are said again where there are several.
    private static IEnumerable<string[]> Rows(Block.Table table) =>
        table.Columns.Count == 1
            ? table.Rows.Select(row => new[] { Text(row, 0) }).Prepend([table.Columns[0].Title])
            : table
                .Rows.Select(row => new[] { Text(row, 0), Others(table.Columns, row) })
                .Prepend([table.Columns[0].Title, Titles(table.Columns.Skip(1), Between)]);

    private static string Others(IReadOnlyList<Column> columns, IReadOnlyList<ChatText> row) =>
        columns.Count == 2
            ? Text(row, 1)
            : string.Join(
                Between,
                Enumerable.Range(1, columns.Count - 1).Select(at => $"{columns[at].Title} {Text(row, at)}")
            );

    private static string Text(IReadOnlyList<ChatText> row, int at) => at < row.Count ? row[at].ToPlainText() : "";

    private DrawnPart<JsonNode> Fields(string[][] rows)
    {
        var fields = rows.SelectMany(row => row).Select(text => (JsonNode)SlackText.Plain(text, MaxField));
        return surface.Part(
            [new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. fields]) }],
            rows.Length
        );
    }

    private static string Titles(IEnumerable<Column> columns, string between) =>
        string.Join(between, columns.Select(column => column.Title));
}
