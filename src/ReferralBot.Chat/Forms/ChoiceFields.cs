using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>One of the values that a choice offers: its code is stable and can be typed, its label is read.</summary>
public sealed record Choice<T>(T Value, string Code, string Label)
    where T : notnull;

/// <summary>One of a few values.</summary>
public sealed record ChoiceField<T>(string Id, string Label, IReadOnlyList<Choice<T>> Choices)
    : SingleField<T>(Id, Label),
        IChoiceField
    where T : notnull
{
    /// <summary>What to say to typed words that are no choice and deserve more than the list: returns it, or <see langword="null"/>.</summary>
    public Func<string, string?>? Refuses { get; init; }

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Select(ChoiceTexts.Options(Choices));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [ChoiceTexts.Code(Read(raw, reading).Value!, Choices)];

    /// <inheritdoc/>
    protected override FieldRead<T> ReadOne(string text, Reading reading)
    {
        var read = ChoiceTexts.Read(text, Choices);
        return read.Problem is not null && Refuses?.Invoke(text) is { } refusal ? FieldRead<T>.Wrong(refusal) : read;
    }

    bool IChoiceField.IsNear(string word) => ChoiceTexts.Near(word, Choices) is not null;
}

/// <summary>Any number of a few values. Typed, they are separated by commas.</summary>
public sealed record MultiField<T>(string Id, string Label, IReadOnlyList<Choice<T>> Choices)
    : Field<IReadOnlyList<T>>(Id, Label),
        IChoiceField
    where T : notnull
{
    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Multi(ChoiceTexts.Options(Choices));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [.. Read(raw, reading).Value!.Select(value => ChoiceTexts.Code(value, Choices))];

    /// <inheritdoc/>
    public override FieldRead<IReadOnlyList<T>> Read(IReadOnlyList<string> raw, Reading reading)
    {
        var values = new List<T>();
        foreach (var text in ChoiceTexts.Split(raw))
        {
            var read = ChoiceTexts.Read(text, Choices);
            if (read.Problem is { } problem)
            {
                return FieldRead<IReadOnlyList<T>>.Wrong(problem);
            }

            values.Add(read.Value!);
        }

        return values.Count == 0
            ? FieldRead<IReadOnlyList<T>>.Wrong(Missing)
            : FieldRead<IReadOnlyList<T>>.Of([.. values.Distinct()]);
    }

    bool IChoiceField.IsNear(string word) => ChoiceTexts.Near(word, Choices) is not null;
}

/// <summary>Any number of things whose options are known only at the turn, such as a partner's referrals. Typed: refs with commas.</summary>
public sealed record MultiTextField(string Id, string Label) : Field<IReadOnlyList<string>>(Id, Label)
{
    /// <summary>The most characters of one value.</summary>
    public int MaxLength { get; init; } = 40;

    /// <summary>The most values.</summary>
    public int MaxCount { get; init; } = 50;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Multi([]);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        Read(raw, reading).Value!;

    /// <inheritdoc/>
    public override FieldRead<IReadOnlyList<string>> Read(IReadOnlyList<string> raw, Reading reading)
    {
        var values = ChoiceTexts
            .Split(raw)
            .Select(TypedText.OneLine)
            .Where(value => value.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return values.Count == 0 ? FieldRead<IReadOnlyList<string>>.Wrong(Missing)
            : values.Count > MaxCount ? FieldRead<IReadOnlyList<string>>.Wrong($"Pick at most {MaxCount}.")
            : values
                .Select(value => TextLimits.Problem(value, 1, MaxLength))
                .FirstOrDefault(problem => problem is not null)
                is { } tooLong
                ? FieldRead<IReadOnlyList<string>>.Wrong(tooLong)
            : FieldRead<IReadOnlyList<string>>.Of(values);
    }
}

/// <summary>
/// A box to tick. Typed: yes or no. On a form, left empty, it is a no (<see cref="Unticked"/>); one that is required must be ticked.
/// </summary>
public sealed record CheckField(string Id, string Label, string Text) : SingleField<bool>(Id, Label)
{
    private static readonly string[] Yes = ["yes", "y", "true", "on", "1"];
    private static readonly string[] No = ["no", "n", "false", "off", "0"];

    /// <summary>The value that a ticked box sends.</summary>
    public const string Ticked = "yes";

    /// <summary>What stands for a box that was left empty.</summary>
    public const string Unticked = "no";

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Check(Text);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Read(raw, reading).Value ? Ticked : Unticked];

    /// <inheritdoc/>
    protected override FieldRead<bool> ReadOne(string text, Reading reading) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? FieldRead<bool>.Of(true)
        : No.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Required ? FieldRead<bool>.Wrong(Missing)
                : FieldRead<bool>.Of(false)
        : FieldRead<bool>.Wrong("Say yes or no.");
}

/// <summary>A field with fixed values, which knows a typing error of one when it sees it.</summary>
internal interface IChoiceField
{
    /// <summary>Whether a word is one of the values or nearly.</summary>
    bool IsNear(string word);
}

/// <summary>What the fields with fixed values share: reading a code or a label, and naming the nearest one.</summary>
internal static class ChoiceTexts
{
    public static IReadOnlyList<Option> Options<T>(IReadOnlyList<Choice<T>> choices)
        where T : notnull => [.. choices.Select(choice => new Option(choice.Code, choice.Label))];

    public static string Code<T>(T value, IReadOnlyList<Choice<T>> choices)
        where T : notnull => choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Code;

    public static IEnumerable<string> Split(IReadOnlyList<string> raw) =>
        raw.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static FieldRead<T> Read<T>(string text, IReadOnlyList<Choice<T>> choices)
        where T : notnull
    {
        var wanted = Nearest.Fold(text);
        foreach (var choice in choices)
        {
            if (wanted == Nearest.Fold(choice.Code) || wanted == Nearest.Fold(choice.Label))
            {
                return FieldRead<T>.Of(choice.Value);
            }
        }

        return FieldRead<T>.Wrong(
            Near(text, choices) is { } nearest
                ? $"Did you mean {nearest}?"
                : $"Pick one of these: {string.Join(", ", choices.Select(choice => choice.Code))}."
        );
    }

    public static string? Near<T>(string text, IReadOnlyList<Choice<T>> choices)
        where T : notnull => Nearest.To(text, choices.SelectMany(choice => new[] { choice.Code, choice.Label }));
}
