using System.Text.Json.Serialization;

namespace ReferralBot.Chat.Cards;

/// <summary>One part of a card. The set is closed, so that each renderer covers all of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Entry), "entry")]
[JsonDerivedType(typeof(Chart), "chart")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Note), "note")]
public abstract record Block
{
    private Block() { }

    /// <summary>Sentences.</summary>
    public sealed record Paragraph(ChatText Text) : Block;

    /// <summary>Labels with their values, such as a receipt.</summary>
    public sealed record Facts(params IReadOnlyList<Fact> Items) : Block
    {
        /// <inheritdoc/>
        public bool Equals(Facts? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Lists.Hash(Items);
    }

    /// <summary>Rows of equal shape. A row has as many cells as there are columns.</summary>
    public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<ChatText>> Rows) : Block
    {
        /// <inheritdoc/>
        public bool Equals(Table? other) =>
            other is not null
            && Columns.SequenceEqual(other.Columns)
            && Rows.Count == other.Rows.Count
            && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Lists.Hash(Columns), Rows.Count);
    }

    /// <summary>One line of a list, with a mark that says how urgent it is and buttons of its own.</summary>
    public sealed record Entry(Tone Tone, ChatText Text, params IReadOnlyList<Button> Actions) : Block
    {
        /// <summary>A second, quieter line.</summary>
        public ChatText? Detail { get; init; }

        /// <inheritdoc/>
        public bool Equals(Entry? other) =>
            other is not null
            && Tone == other.Tone
            && Text == other.Text
            && Detail == other.Detail
            && Actions.SequenceEqual(other.Actions);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Tone, Text, Detail, Lists.Hash(Actions));
    }

    /// <summary>A small chart. Every channel also gives its numbers as text.</summary>
    public sealed record Chart(string Title, ChartKind Kind, params IReadOnlyList<ChartPoint> Points) : Block
    {
        /// <inheritdoc/>
        public bool Equals(Chart? other) =>
            other is not null && Title == other.Title && Kind == other.Kind && Points.SequenceEqual(other.Points);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Title, Kind, Lists.Hash(Points));
    }

    /// <summary>A row of buttons.</summary>
    public sealed record Buttons(params IReadOnlyList<Button> Items) : Block
    {
        /// <inheritdoc/>
        public bool Equals(Buttons? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Lists.Hash(Items);
    }

    /// <summary>A line between parts.</summary>
    public sealed record Divider : Block;

    /// <summary>Small print: where a message comes from, what to type next.</summary>
    public sealed record Note(ChatText Text) : Block;
}

/// <summary>A label and its value.</summary>
public sealed record Fact(string Label, ChatText Value);

/// <summary>The head of a table's column.</summary>
public sealed record Column(string Title, Align Align = Align.Start);

/// <summary>Where a column's text stands. Numbers stand at the end.</summary>
public enum Align
{
    /// <summary>At the side where reading starts.</summary>
    Start,

    /// <summary>At the other side.</summary>
    End,
}

/// <summary>How urgent an entry is. Every channel says it in a word too, never by colour alone.</summary>
public enum Tone
{
    /// <summary>As usual.</summary>
    Plain,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Due.</summary>
    Due,

    /// <summary>Late.</summary>
    Late,
}

/// <summary>The charts that every channel has.</summary>
public enum ChartKind
{
    /// <summary>Bars, for comparing.</summary>
    Bar,

    /// <summary>A line, for a course over time.</summary>
    Line,
}

/// <summary>One value of a chart.</summary>
public sealed record ChartPoint(string Label, double Value);

/// <summary>Records compare lists by reference; cards are compared by what they say, so their lists are compared item by item.</summary>
internal static class Lists
{
    public static int Hash<T>(IEnumerable<T> items) => items.Aggregate(0, (hash, item) => HashCode.Combine(hash, item));
}
