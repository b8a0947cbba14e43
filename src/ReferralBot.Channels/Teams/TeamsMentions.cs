using System.Globalization;
using System.Text;
using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Tells who is meant by each mention of a message. Two people of one name have a mention each, in the order of the text; only a
/// mention's text and its entity's id count, never what somebody is called.
/// </summary>
internal sealed class TeamsMentions
{
    private readonly string? _bot;
    private readonly Dictionary<string, Queue<JsonElement>> _byText = new(StringComparer.Ordinal);

    /// <summary>Takes the mentions of one message.</summary>
    /// <param name="bot">The bot's own id there.</param>
    /// <param name="entities">The entities of the message that are mentions.</param>
    public TeamsMentions(string? bot, IEnumerable<JsonElement> entities)
    {
        _bot = bot;
        foreach (var entity in entities)
        {
            var text = TeamsTyped.Plain(TeamsTyped.Start(entity.At("text").Text() ?? ""));
            if (!_byText.TryGetValue(text, out var queue))
            {
                _byText[text] = queue = new Queue<JsonElement>();
            }

            queue.Enqueue(entity.At("mentioned"));
        }
    }

    /// <summary>Who is meant by the next mention with this text; the bot itself is no more than a space.</summary>
    public TeamsWord Take(string text)
    {
        var plain = TeamsTyped.Plain(text);
        if (!_byText.TryGetValue(plain, out var queue))
        {
            return new TeamsWord(Name(plain), IsPerson: true);
        }

        // One entity may stand for several mentions of the same person: the last one stays.
        var mentioned = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        var id = mentioned.At("id").Token();
        return id is not null && id == _bot
            ? new TeamsWord(" ")
            : new TeamsWord(Name(mentioned.At("name").Name() ?? plain), IsPerson: true, id);
    }

    // A name is no part of a command: nothing of it may be read as a key or as a quotation.
    private static string Name(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            kept.Append(
                Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '\'' or '.' || IsMark(rune) ? rune.ToString() : " "
            );
        }

        return TeamsWhitespace.Tidy(kept.ToString()) is { Length: > 0 } words ? words : "someone";
    }

    // Accents and vowel signs that stand behind their letter.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
