namespace ReferralBot.Chat.Forms;

/// <summary>Questions with one button to send them.</summary>
public sealed record Form(string Title, params IReadOnlyList<Question> Questions)
{
    /// <summary>The handler that answers it. The bot fills it in.</summary>
    public string Id { get; init; } = "";

    /// <summary>Ids that come back with the submission, such as what the form is about. The bot fills it in; channels keep it as it is.</summary>
    public string? State { get; init; }

    /// <summary>What the button says.</summary>
    public string SubmitLabel { get; init; } = "Save";

    /// <summary>A sentence above the questions.</summary>
    public string? Intro { get; init; }
}

/// <summary>A field as it is put to one person: with its options, what is filled in already and what is wrong with that.</summary>
public sealed record Question(Field Field)
{
    /// <summary>The options, where they are known only now; else those of the field.</summary>
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>
    /// What a field that is looked up while typing offers before anything is typed; empty where nobody asked for it
    /// (<see cref="Pipeline.Bot.WithFirstOptionsAsync"/>).
    /// </summary>
    public IReadOnlyList<Option> Offered { get; init; } = [];

    /// <summary>What is filled in.</summary>
    public IReadOnlyList<string> Initial { get; init; } = [];

    /// <summary>What is wrong with what is filled in.</summary>
    public string? Problem { get; init; }

    /// <summary>Asks a field as it is.</summary>
    public static implicit operator Question(Field field) => FromField(field);

    /// <summary>Asks a field as it is.</summary>
    public static Question FromField(Field field) => new(field);
}
