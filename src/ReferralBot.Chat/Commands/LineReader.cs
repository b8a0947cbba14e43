using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Commands;

/// <summary>Puts the words of a line to the fields of a command.</summary>
internal static class LineReader
{
    /// <summary>The answers that were typed, and what could not be put anywhere.</summary>
    public static (RawAnswers Answers, string? Problem) Read(
        CommandSpec spec,
        IReadOnlyList<CommandWord> words,
        Reading reading
    )
    {
        var joined = JoinTimes(words);
        var answers = RawAnswers.Empty;
        string? problem = null;
        foreach (var word in joined.Where(word => word.Key is not null && word.Value.Length > 0))
        {
            if (spec.Fields.FirstOrDefault(field => field.Id == word.Key) is { } field)
            {
                answers = answers.With(field.Id, word.Value); // the last one wins
            }
            else
            {
                problem ??= UnknownKey(spec, word.Key!);
            }
        }

        List<CommandWord> free = [.. joined.Where(word => word.Key is null)];
        var (placed, left) = FreeWords.Place(spec, free, answers, reading);
        return (placed, problem ?? (left.Count == 0 ? null : NoPlace(spec, left)));
    }

    // "1h 30m" is one time in two words, with a key or without.
    private static List<CommandWord> JoinTimes(IReadOnlyList<CommandWord> words)
    {
        var joined = new List<CommandWord>(words.Count);
        foreach (var word in words)
        {
            if (
                joined.Count > 0
                && joined[^1] is { Quoted: false } last
                && word is { Key: null, Quoted: false }
                && MinutesField.EndsInHours(last.Value)
                && MinutesField.IsTime(last.Value + word.Value)
            )
            {
                joined[^1] = last with { Value = last.Value + word.Value };
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
    }

    private static string UnknownKey(CommandSpec spec, string key)
    {
        var nearest = Nearest.To(key, spec.Fields.Select(field => field.Id));
        return nearest is not null
            ? $"I don't know “{TypedText.Brief(key)}:” here. Did you mean {nearest}:?"
            : $"I don't know “{TypedText.Brief(key)}:” here. {spec.Line} takes {Keys(spec)}.";
    }

    private static string NoPlace(CommandSpec spec, IReadOnlyList<CommandWord> words)
    {
        var typed = TypedText.Brief(string.Join(' ', words.Select(word => word.Value)));
        return spec.Fields.Count == 0
            ? $"I can't place “{typed}”: {spec.Line} takes nothing more."
            : $"I can't place “{typed}”. Say what it is for ({Keys(spec)}), and put several words in quotes.";
    }

    private static string Keys(CommandSpec spec) =>
        spec.Fields.Count == 0 ? "nothing more" : string.Join(' ', spec.Fields.Select(field => $"{field.Id}:"));
}
