using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat;

/// <summary>What was done. The set is closed, so that each receiver and the bot cover all of it.</summary>
public abstract record TurnInput
{
    private TurnInput() { }

    /// <summary>A line that a person typed, with or without the slash, mention already removed.</summary>
    public sealed record Command(string Line) : TurnInput;

    /// <summary>
    /// A button that a person pressed. Buttons and typed text are equal: a button carries a line. It is empty where an older
    /// version drew the button and its line has no meaning any more.
    /// </summary>
    public sealed record Press(string Line) : TurnInput;

    /// <summary>A form that a person sent, with the state that the form was opened with.</summary>
    public sealed record Submission(string FormId, string? State, RawAnswers Answers) : TurnInput
    {
        /// <summary>
        /// Whether what travelled with the form was kept and is gone: nothing is done then, and the person gets back what they typed.
        /// </summary>
        public bool IsOutdated { get; init; }
    }

    /// <summary>Letters that a person typed into a field with type-ahead.</summary>
    public sealed record Search(string FormId, string FieldId, string Query) : TurnInput;

    /// <summary>
    /// A person wants to log something from a message that somebody wrote: only what the handler recognises in its text is used,
    /// the text itself is not kept.
    /// </summary>
    public sealed record FromMessage(string HandlerId, string Text, DateTimeOffset WrittenAt) : TurnInput;

    /// <summary>A form that the channel could not show in time: what it holds is kept, and a button opens it again.</summary>
    public sealed record Unopened(Form Form) : TurnInput;

    /// <summary>
    /// A person looks something up in order to show it to others: what <see cref="Commands.IFinder"/> finds is put where everybody
    /// in the conversation reads it.
    /// </summary>
    public sealed record Find(string FinderId, string Query) : TurnInput;

    /// <summary>A person opened the bot's own page on the channel.</summary>
    public sealed record HomeOpened : TurnInput;
}
