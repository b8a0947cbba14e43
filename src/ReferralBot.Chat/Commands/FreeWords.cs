using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Commands;

/// <summary>
/// Puts words without a key to the fields that need none: each later field takes the word that only it understands, and the rest,
/// in order, is the first field's (<c>Northside Family casual 1h30m</c>).
/// </summary>
internal static class FreeWords
{
    public static (RawAnswers Answers, IReadOnlyList<CommandWord> Left) Place(
        CommandSpec spec,
        List<CommandWord> words,
        RawAnswers answers,
        Reading reading
    )
    {
        var open = spec.Positional.Where(field => answers.For(field.Id).Count == 0).ToList();
        if (words.Count == 0 || open.Count == 0)
        {
            return (answers, words);
        }

        var left = words.ToList();
        answers = TakeFromTheEnd(left, 0, open, answers, (field, word) => Understands(field, word, reading));
        answers = TakeFromTheEnd(left, 1, open, answers, IsNearly); // a name's first word is no typing error
        return Rest(open, left, answers);
    }

    // From the end, because a name comes first and may hold such a word: "Coffee House coffee" is a coffee at Coffee House.
    private static RawAnswers TakeFromTheEnd(
        List<CommandWord> left,
        int first,
        List<Field> open,
        RawAnswers answers,
        Func<Field, string, bool> takes
    )
    {
        for (var at = left.Count - 1; at >= first; at--)
        {
            var word = left[at];
            if (!word.Quoted && open.Skip(1).FirstOrDefault(field => takes(field, word.Value)) is { } taker)
            {
                answers = answers.With(taker.Id, word.Value);
                open.Remove(taker);
                left.RemoveAt(at);
            }
        }

        return answers;
    }

    // A ref or a quoted name is complete: what follows it was meant for the next field, right or wrong.
    private static (RawAnswers Answers, IReadOnlyList<CommandWord> Left) Rest(
        List<Field> open,
        List<CommandWord> left,
        RawAnswers answers
    )
    {
        if (left.Count < 2 || !IsComplete(left[0], open[0]))
        {
            return (left.Count == 0 ? answers : answers.With(open[0].Id, Texts(open[0], left)), []);
        }

        answers = answers.With(open[0].Id, left[0].Value);
        left.RemoveAt(0);
        return open.Count > 1 ? (answers.With(open[1].Id, Texts(open[1], left)), []) : (answers, left);
    }

    private static bool IsComplete(CommandWord word, Field field) =>
        (word.Quoted || IsRef(word.Value))
        && field.Shape is not (FieldShape.Text or FieldShape.Long or FieldShape.Multi);

    private static bool Understands(Field field, string word, Reading reading) =>
        field switch
        {
            MinutesField => MinutesField.IsTime(word),
            DateField => !word.All(char.IsAsciiDigit) && field.Check([word], reading) is null,
            // names and free texts would take every word
            ILookupField or LongTextField or TextField { Rule: null } or MultiTextField => false,
            _ => field.Check([word], reading) is null,
        };

    private static bool IsNearly(Field field, string word) => field is IChoiceField choices && choices.IsNear(word);

    private static bool IsRef(string word) =>
        word.Length is > 2 and <= 10
        && word[1] == '-'
        && char.IsAsciiLetter(word[0])
        && (word.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0 || (word[0] is 'K' or 'k' && word.Length == 7));

    private static IReadOnlyList<string> Texts(Field field, IEnumerable<CommandWord> words)
    {
        var values = words.Select(word => word.Value);
        return field.Shape is FieldShape.Multi ? [.. values] : [string.Join(' ', values)];
    }
}
