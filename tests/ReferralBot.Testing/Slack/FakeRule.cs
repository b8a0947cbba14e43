namespace ReferralBot.Testing.Slack;

/// <summary>What Block Kit lets a value be. The set is closed.</summary>
internal abstract record FakeRule
{
    private FakeRule() { }

    public bool IsRequired { get; private init; }

    /// <summary>The same, and it must be there.</summary>
    public FakeRule Needed => this with { IsRequired = true };

    /// <summary>A string of so many characters.</summary>
    public sealed record Words(int Most, int Least = 1) : FakeRule;

    /// <summary>One of these strings.</summary>
    public sealed record OneOf(params IReadOnlyList<string> Values) : FakeRule;

    /// <summary>A string that looks like this.</summary>
    public sealed record Like(string Pattern) : FakeRule;

    /// <summary>A text object; plain_text only where markup is not taken.</summary>
    public sealed record Plain(int Most) : FakeRule;

    /// <summary>A text object of either type.</summary>
    public sealed record Text(int Most) : FakeRule;

    /// <summary>A whole number.</summary>
    public sealed record Number(long Least, long Most) : FakeRule;

    /// <summary>Any number.</summary>
    public sealed record Amount : FakeRule;

    public sealed record Flag : FakeRule;

    public sealed record List(int Least, int Most, FakeRule Of) : FakeRule;

    /// <summary>An object with these fields and no others.</summary>
    public sealed record Thing(IReadOnlyDictionary<string, FakeRule> Fields) : FakeRule;

    /// <summary>An object whose <c>type</c> is one of these.</summary>
    public sealed record Typed(IReadOnlyDictionary<string, Thing> Types) : FakeRule;

    /// <summary>Not looked into.</summary>
    public sealed record Any : FakeRule;
}
