using System.Runtime.CompilerServices;

namespace ReferralBot.Chat.Cards;

/// <summary>
/// Text made of runs. What people typed goes in as a plain run, and each renderer escapes every run:
/// so it can never become a mention, a link or markup.
/// </summary>
[CollectionBuilder(typeof(ChatText), nameof(Create))]
public sealed record ChatText(params IReadOnlyList<Run> Runs)
{
    /// <summary>No text.</summary>
    public static ChatText Empty { get; } = new(Runs: []);

    /// <summary>Plain text.</summary>
    public static implicit operator ChatText(string text) => FromString(text);

    /// <summary>Plain text.</summary>
    public static ChatText FromString(string text) => new(new Run(text));

    /// <summary>Makes a text of runs, for collection expressions.</summary>
    public static ChatText Create(ReadOnlySpan<Run> runs) => new(runs.ToArray());

    /// <summary>Lets collection expressions build a text.</summary>
    public IEnumerator<Run> GetEnumerator() => Runs.GetEnumerator();

    /// <summary>The words alone, for notifications and screen readers.</summary>
    public string ToPlainText() => string.Concat(Runs.Select(run => run.Text));

    /// <inheritdoc/>
    public bool Equals(ChatText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    /// <inheritdoc/>
    public override int GetHashCode() => Lists.Hash(Runs);
}

/// <summary>A piece of text in one style.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain)
{
    /// <summary>Plain text.</summary>
    public static implicit operator Run(string text) => FromString(text);

    /// <summary>Plain text.</summary>
    public static Run FromString(string text) => new(text);

    /// <summary>Text that stands out.</summary>
    public static Run Bold(string text) => new(text, RunStyle.Bold);

    /// <summary>Text that steps back.</summary>
    public static Run Muted(string text) => new(text, RunStyle.Muted);

    /// <summary>Something to type, such as a command.</summary>
    public static Run Code(string text) => new(text, RunStyle.Code);
}

/// <summary>How a run looks. The set is small so that every channel can draw it.</summary>
public enum RunStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Stands out.</summary>
    Bold,

    /// <summary>Steps back.</summary>
    Muted,

    /// <summary>Something to type.</summary>
    Code,
}
