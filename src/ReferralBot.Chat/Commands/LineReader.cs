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
        var answers = RawAnswers.Empty;
        string? problem = null;
        foreach (var word in words.Where(word => word.Key is not null && word.Value.Length > 0))
        {
            if (spec.Fields.FirstOrDefault(field => field.Id == word.Key) is { } field)
            {
                answers = answers.With(field.Id, word.Value); // the last one wins
            }
            else
            {
                problem ??= UnknownKey(spec, word);
            }
        }

        var free = JoinTimes([.. words.Where(word => word.Key is null)]);
        return Place(spec, free, answers, reading) is { } placed
            ? (placed, problem)
            : (answers, problem ?? NoPlace(spec, free));
    }

    // "1h 30m" is one time in two words.
    private static List<CommandWord> JoinTimes(IReadOnlyList<CommandWord> words)
    {
        var joined = new List<CommandWord>();
        foreach (var word in words)
        {
            var together = joined.Count > 0 && !word.Quoted ? joined[^1].Value + word.Value : "";
            if (
                joined.Count > 0
                && !joined[^1].Quoted
                && EndsInHours(joined[^1].Value)
                && MinutesField.IsTime(together)
            )
            {
                joined[^1] = new CommandWord(null, together, Quoted: false);
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
    }

    private static bool EndsInHours(string word) => MinutesField.IsTime(word) && word.EndsWith('h');

    // Each later field takes the words that only it understands; the rest, in order, is the first field's.
    private static RawAnswers? Place(CommandSpec spec, List<CommandWord> free, RawAnswers answers, Reading reading)
    {
        if (free.Count == 0)
        {
            return answers;
        }

        var open = spec.Positional.Where(field => answers.For(field.Id).Count == 0).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var left = new List<CommandWord>();
        foreach (var word in free)
        {
            var taker = word.Quoted ? null : open.Skip(1).FirstOrDefault(field => Takes(field, word.Value, reading));
            if (taker is null)
            {
                left.Add(word);
                continue;
            }

            answers = answers.With(taker.Id, word.Value);
            open.Remove(taker);
        }

        return left.Count == 0 ? answers : Rest(open, left, answers);
    }

    // A ref or a quoted name is complete: what follows it was meant for the next field, right or wrong.
    private static RawAnswers Rest(List<Field> open, List<CommandWord> left, RawAnswers answers)
    {
        var complete = left[0].Quoted || IsRef(left[0].Value);
        var next = open.Skip(1).FirstOrDefault();
        if (complete && left.Count > 1 && next is not null)
        {
            return answers.With(open[0].Id, left[0].Value).With(next.Id, Join(left.Skip(1)));
        }

        return answers.With(open[0].Id, Join(left));
    }

    private static bool Takes(Field field, string word, Reading reading) =>
        field switch
        {
            MinutesField => MinutesField.IsTime(word),
            DateField => !word.All(char.IsAsciiDigit) && field.Check([word], reading) is null,
            ILookupField => false,
            _ => field.Check([word], reading) is var problem
                && (problem is null || problem.StartsWith("Did you mean", StringComparison.Ordinal)),
        };

    private static bool IsRef(string word) =>
        word.Length > 2
        && word[1] == '-'
        && char.IsAsciiLetter(word[0])
        && word.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Join(IEnumerable<CommandWord> words) => string.Join(' ', words.Select(word => word.Value));

    private static string UnknownKey(CommandSpec spec, CommandWord word)
    {
        var nearest = Nearest.To(word.Key!, spec.Fields.Select(field => field.Id));
        return nearest is not null
            ? $"I don't know “{word.Key}:” here. Did you mean {nearest}:?"
            : $"I don't know “{word.Key}:” here. {spec.Line} takes {Keys(spec)}.";
    }

    private static string NoPlace(CommandSpec spec, List<CommandWord> words) =>
        spec.Fields.Count == 0
            ? $"{spec.Line} takes nothing more: I can't place “{Join(words)}”."
            : $"I can't place “{Join(words)}”. Say what it is for: {Keys(spec)}.";

    private static string Keys(CommandSpec spec) =>
        spec.Fields.Count == 0 ? "nothing more" : string.Join(' ', spec.Fields.Select(field => $"{field.Id}:"));
}
