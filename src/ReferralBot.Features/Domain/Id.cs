using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Features.Domain;

/// <summary>The key of one <typeparamref name="T"/>, so that a partner's id cannot be passed for a referral's.</summary>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
    where T : class
{
    /// <summary>A fresh key; version 7 sorts by time, so that new rows land at the end of an index.</summary>
    public static Id<T> New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote, and throws on anything else.</summary>
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <summary>Reads an id that came back from a button or a form, which anyone may have changed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new Id<T>(value);
        return parsed;
    }

    /// <summary>32 hexadecimal digits: short enough for a button's value.</summary>
    public override string ToString() => Value.ToString("N");
}
