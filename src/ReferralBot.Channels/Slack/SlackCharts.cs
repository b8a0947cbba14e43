using System.Globalization;
using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Draws charts as data_visualization blocks where Slack takes them (docs.slack.dev, since June 2026), and always gives the
/// numbers as text: a screen reader, a search and an older app read those.
/// </summary>
internal sealed class SlackCharts(SlackSurface surface)
{
    private const int MaxLines = 40;
    private const int MaxLabel = 80;

    private int _drawn;

    public DrawnPart<JsonNode> Draw(Block.Chart chart)
    {
        var numbers = Numbers(chart);
        if (_drawn == surface.Charts || Native(chart) is not { } native)
        {
            return surface.Part([numbers]);
        }

        _drawn++;
        return surface.Part([native, numbers]);
    }

    // Categories must be unique, and there are 1 to 20 of them.
    private static JsonObject? Native(Block.Chart chart)
    {
        var labels = chart.Points.Select(point => SlackText.Cut(point.Label, SlackLimits.ChartLabel)).ToList();
        if (
            labels.Count is 0 or > SlackLimits.ChartPoints
            || labels.Distinct(StringComparer.Ordinal).Count() < labels.Count
            || chart.Points.Any(point => !double.IsFinite(point.Value))
        )
        {
            return null;
        }

        var data = chart.Points.Zip(
            labels,
            (point, label) => (JsonNode)new JsonObject { ["label"] = label, ["value"] = point.Value }
        );
        var series = new JsonObject
        {
            ["name"] = SlackText.Cut(chart.Title, SlackLimits.ChartLabel),
            ["data"] = new JsonArray([.. data]),
        };
        return new JsonObject
        {
            ["type"] = "data_visualization",
            ["title"] = SlackText.Cut(chart.Title, SlackLimits.ChartTitle),
            ["chart"] = new JsonObject
            {
                ["type"] = Kind(chart.Kind),
                ["series"] = new JsonArray(series),
                ["axis_config"] = new JsonObject
                {
                    ["categories"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
                },
            },
        };
    }

    private static JsonObject Numbers(Block.Chart chart)
    {
        var lines = chart
            .Points.Take(MaxLines)
            .Select(Line)
            .Prepend(new ChatText(Run.Bold(Clip.To(chart.Title, MaxLabel))));
        if (chart.Points.Count is 0 or > MaxLines)
        {
            lines = lines.Append(
                chart.Points.Count == 0 ? "Nothing to show yet." : CardFold.More(chart.Points.Count - MaxLines)
            );
        }

        return SlackText.Rich(SlackText.Lines(lines), SlackLimits.MessageWeight);
    }

    private static ChatText Line(ChartPoint point) =>
        new(
            new Run(Clip.To(point.Label, MaxLabel) + "  "),
            Run.Bold(point.Value.ToString("#,0.##", CultureInfo.InvariantCulture))
        );

    private static string Kind(ChartKind kind) =>
        kind switch
        {
            ChartKind.Bar => "bar",
            ChartKind.Line => "line",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Slack cannot draw this chart."),
        };
}
