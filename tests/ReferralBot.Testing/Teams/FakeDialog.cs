using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>A dialog that a person has open.</summary>
public sealed class FakeDialog
{
    internal FakeDialog(FakeChat chat, FakePost? post, JsonObject? extension) =>
        (Chat, Post, Extension) = (chat, post, extension);

    /// <summary>What stands in its head.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The card in it; <see langword="null"/> where it only says something.</summary>
    public JsonObject? Card { get; internal set; }

    /// <summary>What it says instead of a card.</summary>
    public string? Message { get; internal set; }

    /// <summary>Whether it is still open.</summary>
    public bool IsOpen { get; internal set; } = true;

    /// <summary>What the person reads.</summary>
    public string Seen =>
        string.Join('\n', new[] { Title, Message, FakeCards.Seen(Card) }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>The words on its buttons.</summary>
    public IReadOnlyList<string> Buttons => FakeCards.Buttons(Card);

    /// <summary>The labels of its inputs.</summary>
    public IReadOnlyList<string> Fields => FakeCards.Labels(Card);

    internal FakeChat Chat { get; }

    /// <summary>The message whose button opened it.</summary>
    internal FakePost? Post { get; }

    /// <summary>For a dialog of a message extension: what opened it.</summary>
    internal JsonObject? Extension { get; }
}

/// <summary>What came of something that a person did.</summary>
/// <param name="Answer">What the bot answered; nothing where it was late, could not be reached, or nothing was sent.</param>
/// <param name="Error">What Teams' own program says when something went wrong, or what stands at a field that it found empty.</param>
public sealed record FakeTeamsOutcome(FakeBotAnswer? Answer, string? Error)
{
    /// <summary>What is shown when an answer was late, or wrong.</summary>
    public const string Unreachable = "Unable to reach app. Please try again.";

    /// <summary>What the bot let appear for a moment.</summary>
    public string? Toast { get; init; }
}
