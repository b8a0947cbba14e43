using System.Globalization;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>A time on the wall clock. Typed: <c>9</c>, <c>9:30</c>, <c>17:00</c>, <c>5pm</c>.</summary>
public sealed record TimeOfDayField(string Id, string Label) : SingleField<TimeOnly>(Id, Label)
{
    // "%H", because a single letter is the name of a standard format, and of none here.
    private static readonly string[] Formats = ["%H", "HH", "H:mm", "HH:mm", "htt", "h:mmtt", "hh:mmtt"];

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Text(8, "09:00");

    /// <summary>Writes a time as a form sends it.</summary>
    public static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Write(Read(raw, reading).Value)];

    /// <inheritdoc/>
    protected override FieldRead<TimeOnly> ReadOne(string text, Reading reading) =>
        TimeOnly.TryParseExact(
            TypedText.Narrow(text).Replace(" ", "", StringComparison.Ordinal),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? FieldRead<TimeOnly>.Of(time)
            : FieldRead<TimeOnly>.Wrong("Write a time like 09:00 or 5pm.");
}
