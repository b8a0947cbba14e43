using System.Globalization;

namespace ReferralBot.Chat.Forms;

/// <summary>Several days, such as holidays: <c>YYYY-MM-DD</c>, one a line or with commas or spaces between them.</summary>
public sealed record DateListField(string Id, string Label) : SingleField<IReadOnlyList<DateOnly>>(Id, Label)
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>The most days.</summary>
    public int MaxCount { get; init; } = 100;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Long(MaxCount * 12);

    /// <summary>Writes days as a form shows them: one a line.</summary>
    public static string Write(IEnumerable<DateOnly> days) => string.Join('\n', days.Order().Select(DateField.Write));

    /// <inheritdoc/>
    protected override FieldRead<IReadOnlyList<DateOnly>> ReadOne(string text, Reading reading)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                !DateOnly.TryParseExact(
                    word,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                var shown = word.Length <= 20 ? word : string.Concat(word.AsSpan(0, 19), "…");
                return FieldRead<IReadOnlyList<DateOnly>>.Wrong($"I can't read “{shown}”. Write days like 2026-12-25.");
            }

            days.Add(day);
        }

        return days.Count <= MaxCount
            ? FieldRead<IReadOnlyList<DateOnly>>.Of([.. days])
            : FieldRead<IReadOnlyList<DateOnly>>.Wrong($"At most {MaxCount} days.");
    }
}
