using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws tables: as a Table where it leaves a quarter of a card to the rest, else a line to a row.</summary>
internal static class TeamsTables
{
    private const int MaxBytes = TeamsLimits.CardBytes / 4 * 3;
    private const int MaxColumns = 20;
    private const int MaxCell = 200;
    private const int MaxLine = 600;

    public static IEnumerable<DrawnPart<JsonNode>> Draw(Block.Table table)
    {
        if (table.Columns.Count == 0)
        {
            return [];
        }

        if (table.Rows.Count == 0)
        {
            var titles = string.Join(", ", table.Columns.Select(column => column.Title));
            return [TeamsDrawing.Part([TeamsDrawing.Small($"{titles}: nothing here yet.")])];
        }

        if (table.Columns.Count <= MaxColumns && Native(table) is var native && TeamsLimits.Bytes(native) <= MaxBytes)
        {
            return [TeamsDrawing.Part([native], table.Rows.Count)];
        }

        return table.Rows.Select(row => TeamsDrawing.Part([TeamsText.Rich(Line(table.Columns, row), MaxLine)]));
    }

    // The first row is the head unless said otherwise; the schema and the SDKs do not agree on the name of the property.
    private static JsonObject Native(Block.Table table) =>
        new()
        {
            ["type"] = "Table",
            ["showGridLines"] = false,
            ["columns"] = new JsonArray([.. table.Columns.Select(Column)]),
            ["rows"] = new JsonArray([
                Row(table.Columns.Select(column => new ChatText(Run.Bold(column.Title)))),
                .. table.Rows.Select(row =>
                    Row(
                        Enumerable.Range(0, table.Columns.Count).Select(at => at < row.Count ? row[at] : ChatText.Empty)
                    )
                ),
            ]),
        };

    // The first column holds names: it gets twice the width.
    private static JsonNode Column(Column column, int at) =>
        new JsonObject
        {
            ["width"] = at == 0 ? 2 : 1,
            ["horizontalCellContentAlignment"] = column.Align == Align.End ? "Right" : "Left",
        };

    private static JsonObject Row(IEnumerable<ChatText> cells) =>
        new JsonObject { ["type"] = "TableRow", ["cells"] = new JsonArray([.. cells.Select(Cell)]) };

    private static JsonNode Cell(ChatText text) =>
        new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(TeamsText.Rich(text, MaxCell)) };

    private static ChatText Line(IReadOnlyList<Column> columns, IReadOnlyList<ChatText> row) =>
        Clip.To(
            new ChatText([
                .. columns
                    .Zip(row)
                    .SelectMany(
                        (cell, at) =>
                            at == 0
                                ? [Run.Bold(cell.Second.ToPlainText())]
                                : new[] { new Run($" · {cell.First.Title} {cell.Second.ToPlainText()}") }
                    ),
            ]),
            MaxLine
        );
}
