namespace ReferralBot.Channels.Teams;

/// <summary>A place that shows a card, and what works there.</summary>
internal sealed record TeamsSurface
{
    private TeamsSurface() { }

    /// <summary>A message. Which of its buttons lead to a form has to be known when they are drawn.</summary>
    public static TeamsSurface Message { get; } = new();

    /// <summary>A dialog: only Action.Submit works there (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions).</summary>
    public static TeamsSurface Dialog { get; } = new() { IsDialog = true };

    /// <summary>
    /// A dialog of the message extension, where a search while typing fails without a word
    /// (github.com/OfficeDev/Microsoft-Teams-Samples/issues/422).
    /// </summary>
    public static TeamsSurface ExtensionDialog { get; } = new() { IsDialog = true, HasSearch = false };

    /// <summary>Whether it is a dialog, whose frame shows the title.</summary>
    public bool IsDialog { get; private init; }

    /// <summary>Whether a field can be searched while somebody types.</summary>
    public bool HasSearch { get; private init; } = true;

    /// <summary>Whether a press on a button with this line is answered with a form.</summary>
    public Func<string, bool> LeadsToForm { get; init; } = _ => false;

    /// <summary>Whether one person alone sees it, in a conversation of several.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The id under which what belongs to the form is kept that the card answers.</summary>
    public string? OpenFormId { get; init; }
}
