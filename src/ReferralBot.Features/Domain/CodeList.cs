using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Features.Domain;

/// <summary>One value of a closed list, with the code that is stored and typed and the label that people read.</summary>
public sealed record Coded<T>(T Value, string Code, string Label)
    where T : struct, Enum;

/// <summary>A closed list in the order that people see it. Codes are stored in the database and never change.</summary>
public sealed class CodeList<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, Coded<T>> _byValue;
    private readonly Dictionary<string, Coded<T>> _byCode;

    internal CodeList(params IReadOnlyList<Coded<T>> all)
    {
        All = all;
        _byValue = all.ToDictionary(item => item.Value);
        _byCode = all.ToDictionary(item => item.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every value in the order that a form lists them.</summary>
    public IReadOnlyList<Coded<T>> All { get; }

    /// <summary>The stored code of a value.</summary>
    public string CodeOf(T value) => _byValue[value].Code;

    /// <summary>What people read for a value.</summary>
    public string LabelOf(T value) => _byValue[value].Label;

    /// <summary>Reads a code or a label that somebody typed, in any case and with spaces, hyphens or underscores alike.</summary>
    public bool TryParse([NotNullWhen(true)] string? text, out T value)
    {
        var found = text is null ? null : Find(text.Trim().Replace(' ', '-').Replace('_', '-'));
        value = found?.Value ?? default;
        return found is not null;
    }

    /// <summary>The value behind a stored code; throws on a code that this list never had.</summary>
    public T Parse(string code) => _byCode[code].Value;

    /// <summary>What was probably meant by a mistyped word, for "Did you mean coffee?"; <see langword="null"/> when nothing is near.</summary>
    public Coded<T>? Closest(string typed)
    {
        var word = typed.Trim().ToUpperInvariant().Replace(' ', '-');
        return All.Select(item =>
                (
                    item,
                    distance: EditDistance.Between(
                        word,
                        item.Code.ToUpperInvariant(),
                        EditDistance.Allowed(word.Length)
                    )
                )
            )
            .Where(pair => pair.distance <= EditDistance.Allowed(word.Length))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.item)
            .FirstOrDefault();
    }

    private Coded<T>? Find(string text) =>
        _byCode.GetValueOrDefault(text)
        ?? All.FirstOrDefault(item => item.Label.Replace(' ', '-').Equals(text, StringComparison.OrdinalIgnoreCase));
}
