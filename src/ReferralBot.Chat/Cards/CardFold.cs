using System.Globalization;

namespace ReferralBot.Chat.Cards;

/// <summary>What a channel drew for a part of a card: the items, the room they take, and how many things a person would count.</summary>
public sealed record DrawnPart<T>(IReadOnlyList<T> Items, int Size, int Count = 1)
{
    /// <summary>Whether it stays at the end even when parts before it are left out: the card's buttons and small print.</summary>
    public bool IsFoot { get; init; }
}

/// <summary>The room that a channel has: items, size, and what the line about the rest takes of the size.</summary>
public sealed record Room(int Items, int Size, int MoreSize);

/// <summary>Leaves out what a channel has no room for, and says how much that was.</summary>
public static class CardFold
{
    // A foot is a row of buttons, a line and the small print. A longer one is no foot.
    private const int MaxFoot = 4;

    /// <summary>What stands in place of the rest.</summary>
    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"… and {count:N0} more");

    /// <summary>All items where they fit; else the first ones, a line about the rest, and the foot.</summary>
    /// <param name="parts">What was drawn, in order. Each part fits into the room by itself.</param>
    /// <param name="room">The room there is.</param>
    /// <param name="more">Draws the line about the rest.</param>
    public static IReadOnlyList<T> Fit<T>(IReadOnlyList<DrawnPart<T>> parts, Room room, Func<string, T> more)
    {
        if (Fits(parts, room))
        {
            return [.. parts.SelectMany(part => part.Items)];
        }

        var foot = Foot(parts, room);
        var body = parts.Take(parts.Count - foot.Count).ToList();
        var left = new Room(
            room.Items - 1 - foot.Sum(part => part.Items.Count),
            room.Size - room.MoreSize - foot.Sum(part => part.Size),
            0
        );
        var kept = 0;
        while (kept < body.Count && Fits(body.Take(kept + 1), left))
        {
            kept++;
        }

        var rest = body.Skip(kept).Sum(part => part.Count);
        return
        [
            .. body.Take(kept).SelectMany(part => part.Items),
            .. rest == 0 ? Array.Empty<T>() : [more(More(rest))],
            .. foot.SelectMany(part => part.Items),
        ];
    }

    private static List<DrawnPart<T>> Foot<T>(IReadOnlyList<DrawnPart<T>> parts, Room room)
    {
        var foot = new List<DrawnPart<T>>();
        for (var at = parts.Count - 1; at >= 0 && parts[at].IsFoot && foot.Count < MaxFoot; at--)
        {
            foot.Insert(0, parts[at]);
        }

        return Fits(foot, new Room(room.Items / 2, room.Size / 2, 0)) ? foot : [];
    }

    private static bool Fits<T>(IEnumerable<DrawnPart<T>> parts, Room room)
    {
        var (items, size) = parts.Aggregate(
            (Items: 0, Size: 0),
            (sum, part) => (sum.Items + part.Items.Count, sum.Size + part.Size)
        );
        return items <= room.Items && size <= room.Size;
    }
}
