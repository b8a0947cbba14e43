using System.Globalization;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>
/// One of many things that the practice keeps, such as a partner. The lookup of that name offers options while the person types
/// and finds what a typed word means.
/// </summary>
public record LookupField<T>(string Id, string Label, string Lookup) : SingleField<T>(Id, Label), ILookupField
    where T : struct, IParsable<T>
{
    /// <summary>An example shown in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.TypeAhead(Placeholder);

    /// <inheritdoc/>
    protected override FieldRead<T> ReadOne(string text, Reading reading) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? FieldRead<T>.Of(value)
            : FieldRead<T>.Wrong(MissingMessage ?? "Choose one from the list.");
}

/// <summary>A person of the practice.</summary>
public sealed record UserField<T>(string Id, string Label, string Lookup) : LookupField<T>(Id, Label, Lookup)
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.User();
}

/// <summary>One line of text with suggestions: what others called it before, or something new.</summary>
public sealed record SuggestField(string Id, string Label, string Lookup) : SingleField<string>(Id, Label), ILookupField
{
    /// <summary>The most characters.</summary>
    public int MaxLength { get; init; } = 60;

    /// <summary>An example shown in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <inheritdoc/>
    public bool TakesAnyText => true;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.TypeAhead(Placeholder) { TakesAnyText = true };

    /// <inheritdoc/>
    protected override FieldRead<string> ReadOne(string text, Reading reading)
    {
        var clean = TypedText.OneLine(text);
        return TextLimits.Problem(clean, 1, MaxLength) is { } problem
            ? FieldRead<string>.Wrong(problem)
            : FieldRead<string>.Of(clean);
    }
}

/// <summary>A field whose typed words are found by a lookup.</summary>
public interface ILookupField
{
    /// <summary>The name of the lookup.</summary>
    string Lookup { get; }

    /// <summary>Whether a text that the lookup does not know is an answer, too.</summary>
    bool TakesAnyText => false;
}

/// <summary>Finds things of one kind by what people type.</summary>
public interface ILookup
{
    /// <summary>The name that fields ask for.</summary>
    static abstract string Name { get; }

    /// <summary>The form that adds a new one, or <see langword="null"/> where none can be added on the way.</summary>
    static abstract Addition? Adds { get; }

    /// <summary>What to offer for the letters typed so far, best first; the first ones by name where nothing is typed.</summary>
    Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct);

    /// <summary>What a typed word means.</summary>
    Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct);
}

/// <summary>The form that adds a new one, and the field in it that takes what was typed.</summary>
public sealed record Addition(string FormId, string FieldId);

/// <summary>What a lookup found. The set is closed.</summary>
public abstract record Found
{
    private Found() { }

    /// <summary>Just one.</summary>
    public sealed record One(Option Option) : Found;

    /// <summary>Several that could be meant, best first; at most five are shown.</summary>
    public sealed record Several(IReadOnlyList<Option> Options) : Found;

    /// <summary>None. The message says so in words for the person.</summary>
    public sealed record None(string Message) : Found;
}
