using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat;

/// <summary>What a handler answers with. Handlers return replies; only channels send.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>Shows a card to the person who asked.</summary>
    public static Reply Show(Card card) => new Shown(card);

    /// <summary>Opens a form for the person who asked.</summary>
    public static Reply Ask(Form form) => new Asked(form);

    /// <summary>Says what could not be done and what to do next.</summary>
    public static Reply Problem(string message, params IReadOnlyList<Button> buttons) => new Failed(message, buttons);

    /// <summary>Names the field that is wrong in a way only the handler could know. What was typed is kept.</summary>
    public static Reply Wrong(Field field, string message) =>
        new Invalid(null, new Dictionary<string, string>(StringComparer.Ordinal) { [field.Id] = message });

    /// <summary>A card. <see cref="Made"/> names what was created, so that a form that was waiting for it can go on.</summary>
    public sealed record Shown(Card Card) : Reply
    {
        /// <summary>Who sees it. Answers are private unless a handler says otherwise.</summary>
        public Audience Audience { get; init; } = Audience.OnlyYou;

        /// <summary>Whether it takes the place of the card whose button was pressed, where the channel can.</summary>
        public bool Replaces { get; init; }

        /// <summary>Whether nothing was done yet: the card asks something first, and its buttons go on.</summary>
        public bool AwaitsAnswer { get; init; }

        /// <summary>What was made, as the option that a lookup field would offer for it.</summary>
        public Option? Made { get; init; }
    }

    /// <summary>A form to fill in.</summary>
    public sealed record Asked(Form Form) : Reply
    {
        /// <summary>Whether the form that led here is done with, so that nobody goes back to it.</summary>
        public bool Replaces { get; init; }
    }

    /// <summary>A form that came back with problems. Leaving the bot, <see cref="Form"/> is always there, filled in as typed.</summary>
    public sealed record Invalid(Form? Form, IReadOnlyDictionary<string, string> Problems) : Reply;

    /// <summary>Something was not done. <see cref="Typed"/> is the line to give back to the person.</summary>
    public sealed record Failed(string Message, IReadOnlyList<Button> Buttons) : Reply
    {
        /// <summary>What the person had typed, so that no channel loses it.</summary>
        public string? Typed { get; init; }

        /// <inheritdoc/>
        public bool Equals(Failed? other) =>
            other is not null
            && Message == other.Message
            && Typed == other.Typed
            && Buttons.SequenceEqual(other.Buttons);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Message, Typed, Buttons.Count);
    }

    /// <summary>
    /// Asks before it acts: the same submission comes again with <paramref name="Key"/> confirmed when the person says yes.
    /// The key travels in a button, so it is a word of the handler's own and holds nothing that people typed. It never leaves the bot, which turns it into a card.
    /// </summary>
    public sealed record Unsure(string Key, string Question, string YesLabel, params IReadOnlyList<Button> Others)
        : Reply
    {
        /// <summary>What is there already and could be taken instead of making a new one.</summary>
        public Option? Instead { get; init; }
    }

    /// <summary>What a type-ahead field offers.</summary>
    public sealed record Options(IReadOnlyList<Option> Items) : Reply
    {
        /// <inheritdoc/>
        public bool Equals(Options? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Lists.Hash(Items);
    }

    /// <summary>What was looked up in order to show it to others.</summary>
    public sealed record Findings(IReadOnlyList<Finding> Items) : Reply
    {
        /// <inheritdoc/>
        public bool Equals(Findings? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Lists.Hash(Items);
    }

    /// <summary>Nothing to say: what was done shows itself.</summary>
    public sealed record Nothing : Reply;
}

/// <summary>Who may see a reply.</summary>
public enum Audience
{
    /// <summary>Only the person who asked.</summary>
    OnlyYou,

    /// <summary>Everybody in the conversation.</summary>
    Conversation,
}
