using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Chat.Forms;

/// <summary>Answers that were checked, so that reading one cannot fail.</summary>
public sealed class FormAnswers(RawAnswers raw, Reading reading, IReadOnlyCollection<string> confirmed)
{
    /// <summary>Whether the person answered yes to the question of this key (<see cref="Reply.Unsure"/>).</summary>
    public bool Confirmed(string key) => confirmed.Contains(key, StringComparer.Ordinal);

    /// <summary>Whether anything was answered.</summary>
    public bool Has(Field field) => raw.For(field.Id).Count > 0;

    /// <summary>The answer of a field that must be answered.</summary>
    /// <exception cref="InvalidOperationException">The field was left empty or never checked: a fault of the handler.</exception>
    public T Get<T>(Field<T> field)
        where T : notnull =>
        TryGet(field, out var value)
            ? value
            : throw new InvalidOperationException($"Field '{field.Id}' has no checked answer.");

    /// <summary>The answer of a field, where there is one.</summary>
    public bool TryGet<T>(Field<T> field, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        value = default;
        if (raw.For(field.Id) is not { Count: > 0 } texts || field.Read(texts, reading) is not { Problem: null } read)
        {
            return false;
        }

        value = read.Value!;
        return true;
    }

    /// <summary>The answer of a field, or what stands for an empty one.</summary>
    public T GetOr<T>(Field<T> field, T otherwise)
        where T : notnull => TryGet(field, out var value) ? value : otherwise;

    /// <summary>The text of a field, or <see langword="null"/> where it was left empty.</summary>
    public T? GetOrNull<T>(Field<T> field)
        where T : class => TryGet(field, out var value) ? value : null;

    /// <summary>The value of a field, or <see langword="null"/> where it was left empty.</summary>
    public T? ValueOrNull<T>(Field<T> field)
        where T : struct => TryGet(field, out var value) ? value : null;
}
