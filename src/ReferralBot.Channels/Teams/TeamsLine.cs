using System.Text;

namespace ReferralBot.Channels.Teams;

/// <summary>What was typed: words, and the people who are mentioned between them.</summary>
internal sealed record TeamsLine(IReadOnlyList<TeamsWord> Words)
{
    // Each is looked up. A line of a command names one person or two.
    private const int MaxPeople = 10;

    /// <summary>What Teams calls the people who are mentioned, each once.</summary>
    public IReadOnlyList<string> People =>
        [.. Words.Select(word => word.Mri).OfType<string>().Distinct(StringComparer.Ordinal).Take(MaxPeople)];

    /// <summary>The line with nobody known: everybody is <c>@</c> and their name.</summary>
    public string Write() => Write(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The line. Somebody who is known is <c>@</c> and their id, so that nobody has to guess whom a name means.</summary>
    public string Write(IReadOnlyDictionary<string, string> ids)
    {
        var line = new StringBuilder();
        var afterPerson = false;
        foreach (var word in Words.Where(word => word.Text.Length > 0))
        {
            // A mention is a word of its own, also where nobody typed a space.
            if (
                (word.IsPerson && line.Length > 0 && char.IsLetterOrDigit(line[^1]))
                || (afterPerson && char.IsLetterOrDigit(word.Text[0]))
            )
            {
                line.Append(' ');
            }

            line.Append(word.IsPerson ? Person(word, ids) : word.Text);
            afterPerson = word.IsPerson;
        }

        return TeamsWhitespace.Tidy(line.ToString());
    }

    private static string Person(TeamsWord word, IReadOnlyDictionary<string, string> ids) =>
        word.Mri is { } mri && ids.TryGetValue(mri, out var id) ? $"@{id}" : $"@{word.Text}";
}

/// <summary>A part of what was typed.</summary>
/// <param name="Text">The words; of a person the name.</param>
/// <param name="IsPerson">Whether it is a mention.</param>
/// <param name="Mri">What Teams calls the person, where it says so.</param>
internal readonly record struct TeamsWord(string Text, bool IsPerson = false, string? Mri = null);
