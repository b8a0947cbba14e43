using ReferralBot.Chat.Pipeline;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Commands;

/// <summary>Finds the command that a line is meant for.</summary>
internal sealed class LineRouter(HandlerCatalog catalog)
{
    /// <summary>The slash word under which everything can be reached, because another app may claim the other ones.</summary>
    public const string OwnRoot = "refbot";

    public Route Find(string text)
    {
        var (line, problem) = CommandLine.Parse(TypedText.OneLine(text).TrimStart('/'));
        if (line is null)
        {
            return new Route.Unclear(problem!, null, []);
        }

        var words = line.Words;
        if (words.Count == 0)
        {
            return new Route.Help(OwnRoot);
        }

        var root = Root(words[0]);
        if (root == OwnRoot && words.Count > 1 && Root(words[1]) is { } inner && inner != OwnRoot && IsRoot(inner))
        {
            words = [.. words.Skip(1)];
            root = inner;
        }

        return root is not null && IsRoot(root) ? FindSub(root, [.. words.Skip(1)]) : UnknownRoot(words[0]);
    }

    private static string? Root(CommandWord word) =>
        word.Key is null ? word.Value.TrimStart('/').ToLowerInvariant() : null;

    private bool IsRoot(string root) => root == OwnRoot || catalog.Of(root).Any();

    private Route FindSub(string root, IReadOnlyList<CommandWord> words)
    {
        if (
            words.Count > 0
            && words[0] is { Key: null, Value: var only }
            && only.Equals("help", StringComparison.OrdinalIgnoreCase)
        )
        {
            return new Route.Help(root);
        }

        var entries = catalog.Of(root).ToList();
        foreach (var length in new[] { 2, 1 })
        {
            if (words.Count >= length && words.Take(length).All(word => word is { Key: null, Quoted: false }))
            {
                var sub = string.Join(' ', words.Take(length).Select(word => word.Value.ToLowerInvariant()));
                if (entries.Find(entry => entry.Spec.Sub == sub) is { } match)
                {
                    return new Route.Known(match, [.. words.Skip(length)]);
                }
            }
        }

        var fallback = entries.Find(entry => entry.Spec.Sub is null) ?? entries.Find(entry => entry.Spec.IsDefault);
        var takesWords = words.Count == 0 || words[0].Key is not null || fallback?.Spec.Positional.Count > 0;
        return fallback is not null && takesWords ? new Route.Known(fallback, words)
            : words.Count == 0 ? new Route.Help(root)
            : UnknownSub(root, entries, words);
    }

    private Route.Unclear UnknownRoot(CommandWord word)
    {
        var typed = word.Key is null ? word.Value : $"{word.Key}:{word.Value}";
        var nearest = Nearest.To(typed, catalog.Roots);
        return new Route.Unclear(
            nearest is null
                ? $"I don't know “{Short(typed)}”. Type /{OwnRoot} help to see what I can do."
                : $"I don't know “{Short(typed)}”. Did you mean /{nearest}? Type /{nearest} help for examples.",
            null,
            []
        );
    }

    private static Route.Unclear UnknownSub(
        string root,
        List<HandlerCatalog.HandlerEntry> entries,
        IReadOnlyList<CommandWord> words
    )
    {
        var typed = words[0].Key is null ? words[0].Value : $"{words[0].Key}:";
        var subs = entries.Select(entry => entry.Spec.Sub).OfType<string>().ToList();
        var nearest = Nearest.To(typed, subs);
        var meant = entries.Find(entry => nearest is not null && entry.Spec.Sub == nearest);
        var example = meant?.Spec.Examples is { Count: > 0 } examples ? $" Example: {examples[0]}" : "";
        return new Route.Unclear(
            meant is null
                ? $"/{root} can do this: {string.Join(", ", subs)}. Type /{root} help for examples."
                : $"I don't know “{Short(typed)}”. Did you mean {nearest}?{example}",
            meant,
            [.. words.Skip(1)]
        );
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");
}

/// <summary>Where a line leads.</summary>
internal abstract record Route
{
    private Route() { }

    public sealed record Known(HandlerCatalog.HandlerEntry Entry, IReadOnlyList<CommandWord> Words) : Route;

    public sealed record Help(string Root) : Route;

    public sealed record Unclear(string Problem, HandlerCatalog.HandlerEntry? Meant, IReadOnlyList<CommandWord> Words)
        : Route;
}
