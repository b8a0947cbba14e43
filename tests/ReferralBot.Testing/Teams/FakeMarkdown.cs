using System.Text.RegularExpressions;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// The Markdown that cards read in a TextBlock and a FactSet (learn.microsoft.com/adaptive-cards/authoring-cards/text-features):
/// what a person reads, and what came alive.
/// </summary>
internal static partial class FakeMarkdown
{
    /// <summary>The text as it is shown.</summary>
    public static string Plain(string? text) => Escape().Replace(Strong().Replace(text ?? "", "${words}"), "${mark}");

    /// <summary>What is alive in it: links, addresses and mentions. Bold is our own and harmless.</summary>
    public static IEnumerable<string> Alive(string? text) => Live().Matches(text ?? "").Select(match => match.Value);

    [GeneratedRegex(@"(?<!\\)\*\*(?<words>(?:[^*\\]|\\.)+)(?<!\\)\*\*", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\\(?<mark>[!-/:-@\[-`{-~])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Escape();

    [GeneratedRegex(
        @"(?<!\\)\[[^\]]*\]\([^)]*\)|\bhttps?://\S+|\bwww\.\S+|(?<!\\)<at>|(?<!\\)<a\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1_000
    )]
    private static partial Regex Live();
}
