using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Draws charts as the elements that Teams adds to Adaptive Cards
/// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards), and always gives the numbers
/// as text. A client without charts drops the picture and keeps the numbers.
/// </summary>
internal static class TeamsCharts
{
    private const int MaxPoints = 40;
    private const int MaxLabel = 40;

    public static IEnumerable<DrawnPart<JsonNode>> Draw(Block.Chart chart)
    {
        var numbers = Numbers(chart);
        return Native(chart) is { } native
            ? [TeamsDrawing.Part([native], 0), TeamsDrawing.Part([numbers])]
            : [TeamsDrawing.Part([numbers])];
    }

    private static JsonObject? Native(Block.Chart chart)
    {
        if (chart.Points.Count is 0 or > MaxPoints || chart.Points.Any(point => !double.IsFinite(point.Value)))
        {
            return null;
        }

        var points = new JsonArray([
            .. chart.Points.Select(point =>
                (JsonNode)new JsonObject { ["x"] = TeamsText.Cut(point.Label, MaxLabel), ["y"] = point.Value }
            ),
        ]);
        var title = TeamsText.Cut(chart.Title, TeamsLimits.Title);
        var (type, data) = chart.Kind switch
        {
            ChartKind.Bar => ("Chart.VerticalBar", points),
            ChartKind.Line => ("Chart.Line", new JsonArray(new JsonObject { ["legend"] = title, ["values"] = points })),
            _ => throw new NotSupportedException($"Teams cannot draw a {chart.Kind} chart."),
        };
        return new JsonObject
        {
            ["type"] = type,
            ["title"] = title,
            ["data"] = data,
            ["fallback"] = "drop",
        };
    }

    private static JsonObject Numbers(Block.Chart chart)
    {
        var runs = new List<Run> { Run.Bold(Clip.To(chart.Title, TeamsLimits.Title)) };
        foreach (var point in chart.Points.Take(MaxPoints))
        {
            runs.Add(new Run($"\n{Clip.To(point.Label, MaxLabel)}  "));
            runs.Add(Run.Bold(point.Value.ToString("#,0.##", CultureInfo.InvariantCulture)));
        }

        if (chart.Points.Count == 0)
        {
            runs.Add(new Run("\nNothing to show yet."));
        }
        else if (chart.Points.Count > MaxPoints)
        {
            runs.Add(new Run("\n" + CardFold.More(chart.Points.Count - MaxPoints)));
        }

        return TeamsText.Rich(new ChatText(runs), TeamsLimits.CardBytes);
    }
}
