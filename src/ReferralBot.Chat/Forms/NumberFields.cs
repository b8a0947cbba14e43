using System.Globalization;
using System.Text.RegularExpressions;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Forms;

/// <summary>A whole number in a range.</summary>
public sealed record NumberField(string Id, string Label, int Min, int Max) : SingleField<int>(Id, Label)
{
    /// <summary>What the number counts, in words.</summary>
    public string? Unit { get; init; }

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Number(Min, Max, Unit);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Read(raw, reading).Value.ToString(CultureInfo.InvariantCulture)];

    /// <inheritdoc/>
    protected override FieldRead<int> ReadOne(string text, Reading reading) =>
        Amounts.Read(text) is { } number && number >= Min && number <= Max && decimal.IsInteger(number)
            ? FieldRead<int>.Of((int)number)
            : FieldRead<int>.Wrong(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Between {Min:N0} and {Max:N0}{(Unit is null ? "" : $" {Unit}")}."
                )
            );
}

/// <summary>A time that something took, in minutes. Typed: <c>10m</c>, <c>1h</c>, <c>1h30m</c> or <c>1.5h</c>; a bare number is minutes.</summary>
public sealed partial record MinutesField(string Id, string Label, int Min = 1, int Max = 960)
    : SingleField<int>(Id, Label)
{
    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Number(Min, Max, "minutes");

    /// <summary>Whether a typed word is a time with its unit, so that it needs no key.</summary>
    public static bool IsTime(string word) => Time().IsMatch(TypedText.Narrow(word));

    /// <summary>Whether a typed word is hours alone, so that minutes may follow as a word of their own.</summary>
    internal static bool EndsInHours(string word) => IsTime(word) && word[^1] is 'h' or 'H' or 'ｈ' or 'Ｈ';

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [Read(raw, reading).Value.ToString(CultureInfo.InvariantCulture)];

    /// <inheritdoc/>
    protected override FieldRead<int> ReadOne(string text, Reading reading)
    {
        var minutes = Minutes(text);
        return minutes is null ? FieldRead<int>.Wrong("Write the time like 45m or 1h30m.")
            : minutes < Min || minutes > Max
                ? FieldRead<int>.Wrong(string.Create(CultureInfo.InvariantCulture, $"Between {Min} and {Max} minutes."))
            : FieldRead<int>.Of(minutes.Value);
    }

    private static int? Minutes(string text)
    {
        var plain = TypedText.Narrow(text);
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var bare))
        {
            return bare;
        }

        var match = Time().Match(plain);
        if (!match.Success)
        {
            return null;
        }

        var hours = match.Groups["h"].Success
            ? decimal.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture)
            : 0;
        var minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        return (int)decimal.Round((hours * 60) + minutes);
    }

    [GeneratedRegex(
        @"^(?:(?<h>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*h(?:\s*(?<m>[0-9]{1,4})\s*(?:m(?:in)?)?)?|(?<m>[0-9]{1,4})\s*m(?:in)?)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Time();
}

/// <summary>An amount of money, read into the smallest unit of its currency (cents), so that no sum is ever rounded.</summary>
public sealed record MoneyField(string Id, string Label, string Currency) : SingleField<long>(Id, Label)
{
    /// <summary>The largest amount, in whole units of the currency.</summary>
    public long MaxUnits { get; init; } = 1_000_000;

    /// <inheritdoc/>
    public override FieldShape Shape => new FieldShape.Money(Currency);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Canonical(IReadOnlyList<string> raw, Reading reading) =>
        [(Read(raw, reading).Value / 100m).ToString("0.00", CultureInfo.InvariantCulture)];

    /// <inheritdoc/>
    protected override FieldRead<long> ReadOne(string text, Reading reading) =>
        Amounts.Read(text.TrimStart('$', '€', '£', ' ')) is { } amount
        && amount >= 0
        && amount <= MaxUnits
        && decimal.Round(amount, 2) == amount
            ? FieldRead<long>.Of((long)(amount * 100))
            : FieldRead<long>.Wrong("Enter an amount such as 1,200.00.");
}

/// <summary>Reads numbers strictly: a comma is only ever between thousands, so that "12,50" is refused and never read as 1,250.</summary>
internal static partial class Amounts
{
    public static decimal? Read(string text)
    {
        var plain = TypedText.Narrow(text);
        return Written().IsMatch(plain)
            ? decimal.Parse(
                plain,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture
            )
            : null;
    }

    // At most 15 digits, so that it always fits.
    [GeneratedRegex(
        @"^-?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,6})?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Written();
}
