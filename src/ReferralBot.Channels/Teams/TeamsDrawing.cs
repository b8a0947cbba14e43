using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws the blocks of one card.</summary>
internal static class TeamsDrawing
{
    // Facts that stand in one set stand in line. A longer set is several, so that a part of it can be left out.
    private const int FactsBytes = TeamsLimits.CardBytes / 4;
    private const int MaxFactLabel = 100;
    private const int MaxFactValue = 500;
    private const int MaxEntry = 1_000;
    private const int MaxNote = 1_000;

    /// <summary>What a block becomes; nothing for one that is empty.</summary>
    public static IEnumerable<DrawnPart<JsonNode>> Draw(Block block, TeamsSurface surface) =>
        block switch
        {
            Block.Paragraph paragraph => Paragraph(paragraph.Text),
            Block.Facts facts => Facts(facts.Items),
            Block.Table table => TeamsTables.Draw(table),
            Block.Entry entry => [Entry(entry, surface)],
            Block.Chart chart => TeamsCharts.Draw(chart),
            Block.Buttons buttons => Buttons(buttons, surface),
            Block.Divider => [Part([Divider()], 0) with { IsFoot = true }],
            Block.Note note => [Part([Small(note.Text.ToPlainText())]) with { IsFoot = true }],
            _ => throw new NotSupportedException($"Teams cannot draw {block.GetType().Name}."),
        };

    /// <summary>Small print.</summary>
    public static JsonObject Small(string text) =>
        TeamsText.Block(text, MaxNote, ("size", "Small"), ("isSubtle", true));

    /// <summary>A part with its bytes; each element takes a comma more.</summary>
    public static DrawnPart<JsonNode> Part(IReadOnlyList<JsonNode> items, int count = 1) =>
        new(items, items.Sum(item => TeamsLimits.Bytes(item) + 1), count);

    private static DrawnPart<JsonNode>[] Paragraph(ChatText text) =>
        string.IsNullOrWhiteSpace(text.ToPlainText()) ? [] : [Part([TeamsText.Rich(text, TeamsLimits.Paragraph)])];

    private static IEnumerable<DrawnPart<JsonNode>> Facts(IReadOnlyList<Fact> facts)
    {
        var set = new List<JsonNode>();
        var bytes = 0;
        foreach (var fact in facts.Select(Fact))
        {
            var more = TeamsLimits.Bytes(fact) + 1;
            if (set.Count > 0 && bytes + more > FactsBytes)
            {
                yield return FactSet(set);
                (set, bytes) = ([], 0);
            }

            set.Add(fact);
            bytes += more;
        }

        if (set.Count > 0)
        {
            yield return FactSet(set);
        }
    }

    private static DrawnPart<JsonNode> FactSet(List<JsonNode> facts) =>
        Part([new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray([.. facts]) }], facts.Count);

    private static JsonObject Fact(Fact fact) =>
        new()
        {
            ["title"] = TeamsText.Escape(fact.Label, MaxFactLabel),
            ["value"] = TeamsText.Markdown(fact.Value, MaxFactValue),
        };

    private static DrawnPart<JsonNode> Entry(Block.Entry entry, TeamsSurface surface)
    {
        var text = TeamsText.Rich(entry.Text, MaxEntry);
        var tone = new JsonObject { ["type"] = "TextRun", ["text"] = Tone(entry.Tone) };
        if (Color(entry.Tone) is { } color)
        {
            tone["color"] = color;
        }

        if (entry.Tone != Chat.Cards.Tone.Plain)
        {
            tone["weight"] = "Bolder";
        }

        text["inlines"]!.AsArray().Insert(0, tone);
        var items = new List<JsonNode> { text };
        if (entry.Detail is { } detail)
        {
            var line = TeamsText.Block(detail.ToPlainText(), MaxEntry, ("isSubtle", true));
            line["spacing"] = "None"; // it belongs to the line above it
            items.Add(line);
        }

        items.AddRange(TeamsButtons.Rows(entry.Actions, surface));
        return Part([
            new JsonObject
            {
                ["type"] = "Container",
                ["separator"] = true,
                ["spacing"] = "Medium",
                ["items"] = new JsonArray([.. items]),
            },
        ]);
    }

    private static string Tone(Tone tone) =>
        ToneWords.Word(tone) is { Length: > 0 } word ? $"{ToneWords.Mark(tone)} {word}  " : $"{ToneWords.Mark(tone)} ";

    private static string? Color(Tone tone) =>
        tone switch
        {
            // The yellow of what is due is too faint to read on white.
            Chat.Cards.Tone.Plain or Chat.Cards.Tone.Due => null,
            Chat.Cards.Tone.Done => "Good",
            Chat.Cards.Tone.Late => "Attention",
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No color for this tone."),
        };

    // An element without words that carries the line: clients leave an empty container out, its line with it.
    private static JsonObject Divider() =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = " ",
            ["size"] = "Small",
            ["separator"] = true,
        };

    private static DrawnPart<JsonNode>[] Buttons(Block.Buttons buttons, TeamsSurface surface) =>
        TeamsButtons.Rows(buttons.Items, surface) is { Count: > 0 } rows ? [Part(rows) with { IsFoot = true }] : [];
}
