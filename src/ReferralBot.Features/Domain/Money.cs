using System.Globalization;

namespace ReferralBot.Features.Domain;

/// <summary>An amount in the smallest unit of its currency: cents cannot be rounded away.</summary>
/// <param name="Minor">The amount in cents, or in whole units for a currency that has none.</param>
/// <param name="Currency">The ISO 4217 code, e.g. USD.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>The sum; two currencies cannot be added, and doing so is a fault.</summary>
    public static Money operator +(Money left, Money right) =>
        string.Equals(left.Currency, right.Currency, StringComparison.Ordinal)
            ? left with
            {
                Minor = checked(left.Minor + right.Minor),
            }
            : throw new InvalidOperationException("Two currencies cannot be added.");

    /// <summary>
    /// Reads an amount such as 1200, 1,200.00 or 1200.5 in a currency; <see langword="null"/> for anything else, for a negative
    /// amount and for more digits than the currency has.
    /// </summary>
    public static Money? Read(string text, string currency)
    {
        if (
            currency.Length != 3
            || !currency.All(char.IsAsciiLetterUpper)
            || !decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var amount
            )
            || amount > Revenue.Most
        )
        {
            return null;
        }

        var minor = amount * (decimal)Math.Pow(10, DigitsOf(currency));
        return minor == decimal.Truncate(minor) ? new Money((long)minor, currency) : null;
    }

    /// <summary>The amount as a file holds it: 1200.00, without the currency.</summary>
    public string Plain()
    {
        var digits = DigitsOf(Currency);
        return (Minor / (decimal)Math.Pow(10, digits)).ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>As people read it: 1,200.00 USD.</summary>
    public override string ToString()
    {
        var digits = DigitsOf(Currency);
        var (unit, format) = digits switch
        {
            0 => (1m, "N0"),
            3 => (1000m, "N3"),
            _ => (100m, "N2"),
        };
        return $"{(Minor / unit).ToString(format, CultureInfo.InvariantCulture)} {Currency}";
    }

    // ISO 4217, "minor unit" column: two digits but for these
    private static int DigitsOf(string currency) =>
        currency switch
        {
            "JPY" or "KRW" or "CLP" or "ISK" or "VND" or "XAF" or "XOF" or "XPF" or "PYG" or "UGX" or "RWF" => 0,
            "KWD" or "BHD" or "OMR" or "JOD" or "TND" or "IQD" or "LYD" => 3,
            _ => 2,
        };
}
