namespace ReferralBot.Channels.Teams;

/// <summary>
/// The elements and actions of the published schema 1.5 that we use, and what Teams adds, with the properties that must be there
/// and must not be empty.
/// </summary>
internal static class TeamsShapes
{
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["body"],
        ["TextBlock"] = ["text"],
        ["RichTextBlock"] = ["inlines"],
        ["TextRun"] = ["text"],
        ["FactSet"] = ["facts"],
        ["Table"] = ["columns", "rows"],
        ["TableRow"] = ["cells"],
        ["TableCell"] = ["items"],
        ["Container"] = ["items"],
        ["ActionSet"] = ["actions"],
        ["Action.Execute"] = ["title", "verb"],
        ["Action.Submit"] = ["title"],
        ["Input.Text"] = ["id", "label"],
        ["Input.Number"] = ["id", "label"],
        ["Input.Date"] = ["id", "label"],
        ["Input.Toggle"] = ["id", "label", "title"],
        ["Input.ChoiceSet"] = ["id", "label"],
        ["Data.Query"] = ["dataset"],
        ["Chart.VerticalBar"] = ["data"],
        ["Chart.Line"] = ["data"],
    };

    /// <summary>Whether this is drawn by anything here.</summary>
    public static bool IsKnown(string type) => Required.ContainsKey(type);

    /// <summary>What such an element can't do without.</summary>
    public static IReadOnlyList<string> RequiredOf(string type) => Required.GetValueOrDefault(type, []);
}
