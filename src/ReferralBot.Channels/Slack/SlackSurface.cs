using System.Text.Json.Nodes;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Slack;

/// <summary>A place that shows blocks, and what it takes.</summary>
internal sealed class SlackSurface
{
    private readonly Func<JsonNode, int> _weigh;

    private SlackSurface(int blocks, int weight, Func<JsonNode, int> weigh) =>
        (Blocks, Weight, _weigh) = (blocks, weight, weigh);

    /// <summary>A message, posted or ephemeral.</summary>
    public static SlackSurface Message { get; } =
        new(SlackLimits.MessageBlocks, SlackLimits.MessageWeight, SlackLimits.Weight)
        {
            TakesTables = true,
            Charts = SlackLimits.MessageCharts,
        };

    /// <summary>A dialog or the home page: these take neither tables nor charts, and are measured as they are written.</summary>
    public static SlackSurface View { get; } =
        new(SlackLimits.ViewBlocks, SlackLimits.ViewBytes / 2, SlackLimits.WrittenSize);

    /// <summary>How many blocks there may be.</summary>
    public int Blocks { get; }

    /// <summary>How much all of them may weigh.</summary>
    public int Weight { get; }

    /// <summary>Whether there may be a table.</summary>
    public bool TakesTables { get; private init; }

    /// <summary>How many charts there may be.</summary>
    public int Charts { get; private init; }

    /// <summary>A part with its weight.</summary>
    public DrawnPart<JsonNode> Part(IReadOnlyList<JsonNode> items, int count = 1) =>
        new(items, items.Sum(_weigh), count);

    /// <summary>The room that is left beside these blocks.</summary>
    public Room RoomBeside(IReadOnlyCollection<JsonNode> blocks) =>
        new(
            Blocks - blocks.Count,
            Weight - blocks.Sum(_weigh),
            _weigh(SlackDrawing.Context(CardFold.More(int.MaxValue)))
        );
}
