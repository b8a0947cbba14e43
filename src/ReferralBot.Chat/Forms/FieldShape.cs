namespace ReferralBot.Chat.Forms;

/// <summary>What a channel draws for a field. The set is closed, so that each renderer covers all of it.</summary>
public abstract record FieldShape
{
    private FieldShape() { }

    /// <summary>One line of text. Lengths are in characters.</summary>
    public sealed record Text(int MaxLength, string? Placeholder = null) : FieldShape;

    /// <summary>Several lines of text. The length is in characters.</summary>
    public sealed record Long(int MaxLength) : FieldShape;

    /// <summary>One of a few options.</summary>
    public sealed record Select(IReadOnlyList<Option> Options) : FieldShape;

    /// <summary>One of many: the options are looked up while the person types.</summary>
    public sealed record TypeAhead(string? Placeholder = null) : FieldShape
    {
        /// <summary>Whether a text that is not among the options is an answer, too.</summary>
        public bool TakesAnyText { get; init; }
    }

    /// <summary>Any number of a few options.</summary>
    public sealed record Multi(IReadOnlyList<Option> Options) : FieldShape;

    /// <summary>A day.</summary>
    public sealed record Date : FieldShape;

    /// <summary>A whole number in a range, with its unit in words.</summary>
    public sealed record Number(int Min, int Max, string? Unit = null) : FieldShape;

    /// <summary>An amount of money in a currency.</summary>
    public sealed record Money(string Currency) : FieldShape;

    /// <summary>A person of the practice, looked up while typing.</summary>
    public sealed record User : FieldShape;

    /// <summary>A box to tick.</summary>
    public sealed record Check(string Caption) : FieldShape;
}

/// <summary>One thing to choose: what comes back and what people read.</summary>
public sealed record Option(string Value, string Label);
