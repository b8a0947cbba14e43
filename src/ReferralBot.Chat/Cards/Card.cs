namespace ReferralBot.Chat.Cards;

/// <summary>A message layout that every channel can draw.</summary>
public sealed record Card(string Title, params IReadOnlyList<Block> Blocks)
{
    /// <summary>
    /// The card in one sentence: what a notification shows and a screen reader reads first. The title where nothing is said.
    /// </summary>
    public string Summary { get; init; } = Title;

    /// <inheritdoc/>
    public bool Equals(Card? other) =>
        other is not null && Title == other.Title && Summary == other.Summary && Blocks.SequenceEqual(other.Blocks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Summary, Lists.Hash(Blocks));
}

/// <summary>
/// A button. It carries a line, as if the person had typed it: whatever a button does can also be typed.
/// The line holds refs and ids only, and is checked again when it comes back.
/// </summary>
public sealed record Button(string Label, string Line)
{
    /// <summary>How much it stands out.</summary>
    public ButtonStyle Style { get; init; }

    /// <summary>
    /// What the button is about, for people who hear the page instead of seeing it ("Done: Northside"); the label where nothing is said.
    /// </summary>
    public string Description { get; init; } = Label;
}

/// <summary>How much a button stands out.</summary>
public enum ButtonStyle
{
    /// <summary>Like the others.</summary>
    Plain,

    /// <summary>The one most people want.</summary>
    Primary,

    /// <summary>Takes something away.</summary>
    Danger,
}
