using System.Globalization;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.WebChat;

/// <summary>Where the parts of a chart stand, in the units of its drawing.</summary>
internal sealed record WebChatPlot(string Width, string Height)
{
    private const double Wide = 480;
    private const double LabelWide = 150;
    private const double ValueWide = 56;
    private const double RowHigh = 30;
    private const double BarHigh = 14;
    private const double CourseHigh = 170;
    private const double Margin = 34;
    private const int LabelLength = 20;

    public IReadOnlyList<Bar> Bars { get; private init; } = [];

    public IReadOnlyList<Dot> Dots { get; private init; } = [];

    public string Course { get; private init; } = "";

    public string ZeroY { get; private init; } = "0";

    public static WebChatPlot Of(Block.Chart chart) =>
        chart.Kind switch
        {
            ChartKind.Bar => OfBars(chart.Points),
            ChartKind.Line => OfCourse(chart.Points),
            _ => throw new InvalidOperationException($"No way to draw {chart.Kind}."),
        };

    /// <summary>A value as it is read.</summary>
    public static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("#,0.##", CultureInfo.InvariantCulture) : "–";

    private static WebChatPlot OfBars(IReadOnlyList<ChartPoint> points)
    {
        var scale = Scale.Of(points, LabelWide, Wide - ValueWide);
        return new WebChatPlot(Text(Wide), Text(Math.Max(1, points.Count) * RowHigh))
        {
            Bars =
            [
                .. points.Select(
                    (point, row) =>
                    {
                        var (from, to) = (scale.At(0), scale.At(Finite(point.Value)));
                        return new Bar(Short(point.Label), Number(point.Value))
                        {
                            X = Text(Math.Min(from, to)),
                            Width = Text(Math.Abs(to - from)),
                            TrackX = Text(LabelWide),
                            TrackWidth = Text(Wide - ValueWide - LabelWide),
                            Y = Text((row * RowHigh) + ((RowHigh - BarHigh) / 2)),
                            TextY = Text((row * RowHigh) + (RowHigh / 2) + 5),
                            Height = Text(BarHigh),
                        };
                    }
                ),
            ],
        };
    }

    private static WebChatPlot OfCourse(IReadOnlyList<ChartPoint> points)
    {
        var scale = Scale.Of(points, CourseHigh - Margin, Margin);
        var step = (Wide - (2 * Margin)) / Math.Max(1, points.Count - 1);

        // Every label of many would lie on its neighbour.
        var every = 1 + (points.Count / 8);
        List<Dot> dots =
        [
            .. points.Select(
                (point, at) =>
                {
                    var y = scale.At(Finite(point.Value));
                    var said = at % every == 0 || at == points.Count - 1;
                    return new Dot(said ? Short(point.Label) : "", said ? Number(point.Value) : "")
                    {
                        X = Text(Margin + (at * step)),
                        Y = Text(y),
                        ValueY = Text(y - 10),
                        LabelY = Text(CourseHigh - 8),
                    };
                }
            ),
        ];
        return new WebChatPlot(Text(Wide), Text(CourseHigh))
        {
            Dots = dots,
            Course = string.Join(' ', dots.Select(dot => $"{dot.X},{dot.Y}")),
            ZeroY = Text(scale.At(0)),
        };
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Short(string label) => Clip.To(TypedText.Drawn(label), LabelLength);

    internal sealed record Bar(string Label, string Value)
    {
        public required string X { get; init; }
        public required string Y { get; init; }
        public required string Width { get; init; }
        public required string Height { get; init; }
        public required string TrackX { get; init; }
        public required string TrackWidth { get; init; }
        public required string TextY { get; init; }
    }

    internal sealed record Dot(string Label, string Value)
    {
        public required string X { get; init; }
        public required string Y { get; init; }
        public required string ValueY { get; init; }
        public required string LabelY { get; init; }
    }

    // From the values, with zero among them, to the drawing.
    private sealed record Scale(double Low, double High, double From, double To)
    {
        public static Scale Of(IReadOnlyList<ChartPoint> points, double from, double to)
        {
            var values = points.Select(point => Finite(point.Value)).Append(0).ToList();
            return new Scale(values.Min(), values.Max(), from, to);
        }

        public double At(double value) => High <= Low ? From : From + ((value - Low) / (High - Low) * (To - From));
    }
}
