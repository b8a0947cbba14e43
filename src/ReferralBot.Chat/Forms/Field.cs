using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>
/// A question on a form. It is also the typed key to its answer, and its <see cref="Id"/> is the key that people type:
/// <c>from:Northside</c>.
/// </summary>
public abstract record Field(string Id, string Label)
{
    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether leaving it empty means a value that the form shows, such as today.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether nothing can be done without it.</summary>
    public bool Required => !Optional && !HasDefault;

    /// <summary>Whether what is typed here is kept nowhere, not even in a draft.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A sentence under the label that helps to answer.</summary>
    public string? Hint { get; init; }

    /// <summary>What the person reads when it was left empty.</summary>
    public string? MissingMessage { get; init; }

    /// <summary>What to draw. The set is closed, so that each renderer covers all of it.</summary>
    public abstract FieldShape Shape { get; }

    /// <summary>What is wrong with these texts, or <see langword="null"/>.</summary>
    public abstract string? Check(IReadOnlyList<string> raw, Reading reading);

    /// <summary>Texts that pass <see cref="Check"/>, as a form would send them: a code for a label, a day for "monday".</summary>
    public virtual IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) => raw;

    /// <summary>What the person reads when it was left empty and may not be.</summary>
    public string Missing => MissingMessage ?? $"{Label.TrimEnd('?')} is needed.";
}

/// <inheritdoc cref="Field"/>
public abstract record Field<T>(string Id, string Label) : Field(Id, Label)
    where T : notnull
{
    /// <summary>Reads the texts. There is at least one, and none is blank.</summary>
    public abstract FieldRead<T> Read(IReadOnlyList<string> raw, Reading reading);

    /// <inheritdoc/>
    public sealed override string? Check(IReadOnlyList<string> raw, Reading reading) => Read(raw, reading).Problem;
}

/// <summary>A field that takes one text.</summary>
public abstract record SingleField<T>(string Id, string Label) : Field<T>(Id, Label)
    where T : notnull
{
    /// <summary>Reads one text, cleaned (<see cref="Clean"/>).</summary>
    protected abstract FieldRead<T> ReadOne(string text, Reading reading);

    /// <summary>Takes out what no answer may hold. Spreadsheets put invisible marks around numbers and days.</summary>
    protected virtual string Clean(string text) => TypedText.OneLine(text);

    /// <inheritdoc/>
    public sealed override FieldRead<T> Read(IReadOnlyList<string> raw, Reading reading) =>
        ReadOne(Clean(raw[0]), reading);
}
