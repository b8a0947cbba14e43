using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes the answers to invokes that open a dialog or stand in one: another content, a word, or the end.</summary>
internal static class TeamsDialogs
{
    /// <summary>What a dialog is called that says what was not done.</summary>
    public const string ProblemTitle = "That didn't work";

    // Ours: a dialog's title is one line and not wrapped; on a phone it has about forty letters.
    private const int MaxTitle = 60;

    private const int MaxMessage = 300;

    // Pixels; Teams makes a dialog no larger than its window
    // (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules, DialogSize).
    private const int Width = 560;
    private const int MinHeight = 240;
    private const int MaxHeight = 640;

    /// <summary>Whether the frame can't show the whole of a title.</summary>
    public static bool IsCut(string title) => title.Length > MaxTitle;

    /// <summary>A dialog with this content.</summary>
    public static JsonObject Continue(TeamsDrawn drawn) =>
        Task(
            "continue",
            new JsonObject
            {
                ["title"] = TeamsText.Inert(drawn.Title, MaxTitle),
                ["width"] = Width,
                ["height"] = Height(drawn.Content),
                ["card"] = TeamsMessages.Attachment(drawn.Content),
            }
        );

    /// <summary>A dialog that says nothing but this.</summary>
    public static JsonObject Message(string text) => Task("message", TeamsText.Inert(text, MaxMessage));

    private static JsonObject Task(string type, JsonNode value) =>
        new()
        {
            ["task"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    // About what a desktop needs for an input with its label, for a line, and for the head and the buttons below.
    private static int Height(JsonObject card) =>
        Math.Clamp(120 + card["body"]!.AsArray().Sum(element => IsInput(element) ? 76 : 40), MinHeight, MaxHeight);

    private static bool IsInput(JsonNode? element) =>
        element?["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) == true;
}
