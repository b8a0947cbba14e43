using ReferralBot.Chat.Pipeline;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Commands;

/// <summary>Finds the command that a line is meant for.</summary>
internal sealed class LineRouter(HandlerCatalog catalog)
{
    /// <summary>The slash word under which everything can be reached, because another app may claim the other ones.</summary>
    public const string OwnRoot = "refbot";

    // A command's own words are one or two: "received", "contact add".
    private static readonly int[] SubLengths = [2, 1];

    public Route Find(string text)
    {
        var (line, problem) = CommandLine.Parse(TypedText.ManyLines(text));
        if (line is null)
        {
            return new Route.Unclear(problem!, null, []);
        }

        var words = Begin(line.Words);
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

        return IsHelp(words[0]) ? HelpFor(words, OwnRoot)
            : root is not null && IsRoot(root) ? FindSub(root, [.. words.Skip(1)])
            : UnknownRoot(words[0]);
    }

    // Without a mention in front and without a slash that stands alone.
    private static IReadOnlyList<CommandWord> Begin(IReadOnlyList<CommandWord> words) =>
        [.. words.SkipWhile(word => word.Key is null && (word.Value.StartsWith('@') || word.Plain.Length == 0))];

    private static string? Root(CommandWord word) => word.Key is null ? word.Plain : null;

    private static bool IsHelp(CommandWord word) =>
        word is { Key: null, Quoted: false } && word.Plain is "help" or "?" or "--help";

    private bool IsRoot(string root) => root == OwnRoot || catalog.Of(root).Any();

    // "help referral" and "refbot help referral" are about that root.
    private Route.Help HelpFor(IReadOnlyList<CommandWord> words, string root) =>
        new(words.Count > 1 && Root(words[1]) is { } about && IsRoot(about) ? about : root);

    private Route FindSub(string root, IReadOnlyList<CommandWord> words)
    {
        if (words.Count > 0 && IsHelp(words[0]))
        {
            return HelpFor(words, root);
        }

        var entries = catalog.Of(root).ToList();
        foreach (var length in SubLengths)
        {
            if (FirstWords(words, length) is { } sub && entries.Find(entry => entry.Spec.Sub == sub) is { } match)
            {
                return new Route.Known(match, [.. words.Skip(length)]);
            }
        }

        var fallback = entries.Find(entry => entry.Spec.Sub is null) ?? entries.Find(entry => entry.Spec.IsDefault);
        var takesWords =
            words.Count == 0
            || words[0].Key is not null
            || (fallback?.Spec.Positional.Count > 0 && !IsMistypedSub(fallback, entries, words[0]));
        return fallback is not null && takesWords ? new Route.Known(fallback, words)
            : words.Count == 0 ? new Route.Help(root)
            : UnknownSub(root, entries, words);
    }

    private static string? FirstWords(IReadOnlyList<CommandWord> words, int count) =>
        words.Count >= count && words.Take(count).All(word => word is { Key: null, Quoted: false })
            ? string.Join(' ', words.Take(count).Select(word => word.Plain))
            : null;

    // "/referral recieved" is no partner called Recieved: where the root alone means a sub, a near miss of a sub is asked about.
    private static bool IsMistypedSub(
        HandlerCatalog.HandlerEntry fallback,
        List<HandlerCatalog.HandlerEntry> entries,
        CommandWord word
    ) =>
        fallback.Spec.Sub is not null
        && !word.Quoted
        && Nearest.To(word.Value, entries.Select(entry => entry.Spec.Sub).OfType<string>()) is not null;

    private Route.Unclear UnknownRoot(CommandWord word)
    {
        if (word.Key is not null && NearestRoot($"{word.Key}{word.Value}") is null)
        {
            return new Route.Unclear(
                $"A line starts with a command, such as /{catalog.Roots.FirstOrDefault(OwnRoot)}. Type /{OwnRoot} help to see them all.",
                null,
                []
            );
        }

        var typed = word.Key is null ? word.Value : $"{word.Key}:{word.Value}";
        return new Route.Unclear(
            NearestRoot(typed) is not { } nearest
                ? $"I don't know “{TypedText.Brief(typed)}”. Type /{OwnRoot} help to see what I can do."
                : $"I don't know “{TypedText.Brief(typed)}”. Did you mean /{nearest}? Type /{nearest} help for examples.",
            null,
            []
        );
    }

    // A root with something glued to it ("/referral,received") is near as well.
    private string? NearestRoot(string typed)
    {
        var folded = Nearest.Fold(typed);
        return catalog.Roots.FirstOrDefault(root => folded.StartsWith(root, StringComparison.Ordinal))
            ?? Nearest.To(typed, catalog.Roots);
    }

    private Route UnknownSub(string root, List<HandlerCatalog.HandlerEntry> entries, IReadOnlyList<CommandWord> words)
    {
        foreach (var length in SubLengths)
        {
            if (FirstWords(words, length) is { } typed && MeantBy(typed, length, entries) is { } meant)
            {
                return DidYouMean(typed, meant, [.. words.Skip(length)]);
            }
        }

        var subs = entries.Select(entry => entry.Spec.Sub).OfType<string>().ToList();
        return words[0].Key is null && root == OwnRoot && NearestRoot(words[0].Value) is { } other && other != OwnRoot
                ? UnknownRoot(words[0])
            : subs.Count == 0 ? new Route.Help(root)
            : new Route.Unclear(
                $"/{root} can do this: {string.Join(", ", subs)}. Type /{root} help for examples.",
                null,
                []
            );
    }

    private static HandlerCatalog.HandlerEntry? MeantBy(
        string typed,
        int length,
        List<HandlerCatalog.HandlerEntry> entries
    )
    {
        var subs = entries
            .Select(entry => entry.Spec.Sub)
            .OfType<string>()
            .Where(sub => length == 1 || sub.Contains(' ', StringComparison.Ordinal));
        return Nearest.To(typed, subs) is { } nearest ? entries.Find(entry => entry.Spec.Sub == nearest) : null;
    }

    private static Route.Unclear DidYouMean(
        string typed,
        HandlerCatalog.HandlerEntry meant,
        IReadOnlyList<CommandWord> rest
    )
    {
        var example = meant.Spec.Examples is { Count: > 0 } examples ? $" Example: {examples[0]}" : "";
        return new Route.Unclear(
            $"I don't know “{TypedText.Brief(typed)}”. Did you mean {meant.Spec.Sub}?{example}",
            meant,
            rest
        );
    }
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
