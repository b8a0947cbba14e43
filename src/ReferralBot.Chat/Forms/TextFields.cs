using System.Globalization;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>One line of text.</summary>
public sealed record TextField(string Id, string Label) : SingleField<string>(Id, Label)
{
    /// <summary>The fewest characters.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>The most characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>An example shown in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>A rule of its own: returns what is wrong, or <see langword="null"/>.</summary>
    public Func<string, string?>? Rule { get; init; }

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Text(MaxLength, Placeholder);

    /// <inheritdoc/>
    protected override FieldRead<string> ReadOne(string text, Reading reading)
    {
        var problem = TextLimits.Problem(text, MinLength, MaxLength) ?? Rule?.Invoke(text);
        return problem is null ? FieldRead<string>.Of(text) : FieldRead<string>.Wrong(problem);
    }
}

/// <summary>Several lines of text.</summary>
public sealed record LongTextField(string Id, string Label) : SingleField<string>(Id, Label)
{
    /// <summary>The most characters.</summary>
    public int MaxLength { get; init; } = 500;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Long(MaxLength);

    /// <inheritdoc/>
    protected override string Clean(string text) => TypedText.ManyLines(text);

    /// <inheritdoc/>
    protected override FieldRead<string> ReadOne(string text, Reading reading) =>
        TextLimits.Problem(text, 1, MaxLength) is { } problem
            ? FieldRead<string>.Wrong(problem)
            : FieldRead<string>.Of(text);
}

/// <summary>Lengths are counted as people count: in text elements, so that an emoji or an accented letter is one.</summary>
internal static class TextLimits
{
    public static string? Problem(string text, int min, int max)
    {
        var length = new StringInfo(text).LengthInTextElements;
        return length == 0 ? "Only invisible characters came through. Please type it again."
            : length >= min && length <= max ? null
            : min > 1 ? string.Create(CultureInfo.InvariantCulture, $"{min:N0} to {max:N0} characters.")
            : string.Create(CultureInfo.InvariantCulture, $"Use at most {max:N0} characters (now {length:N0}).");
    }
}
