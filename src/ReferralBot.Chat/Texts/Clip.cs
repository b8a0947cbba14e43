using System.Globalization;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Texts;

/// <summary>Cuts texts to the room that a channel has, and shows that something was cut.</summary>
public static class Clip
{
    private const string Mark = "…";

    /// <summary>
    /// At most <paramref name="max"/> UTF-16 units, so that a limit in characters holds however a platform counts them.
    /// The cut never goes through a letter.
    /// </summary>
    public static string To(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = 0;
        while (
            StringInfo.GetNextTextElementLength(text, end) is > 0 and var length && end + length <= max - Mark.Length
        )
        {
            end += length;
        }

        return text[..end].TrimEnd() + Mark;
    }

    /// <summary>The first runs that fit, the last of them cut.</summary>
    public static ChatText To(ChatText text, int max)
    {
        var runs = new List<Run>();
        var room = max;
        foreach (var run in text.Runs)
        {
            if (room < Mark.Length)
            {
                break;
            }

            runs.Add(run with { Text = To(run.Text, room) });
            room -= run.Text.Length;
        }

        return new ChatText(runs);
    }
}
