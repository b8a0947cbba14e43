using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Commands;

/// <summary>Draws help from the descriptions of the commands.</summary>
public static class HelpCard
{
    /// <summary>How many examples each root shows.</summary>
    public const int Examples = 3;

    /// <summary>
    /// Help for one root: what it can do, and examples that work as they stand, after <paramref name="call"/> where the bot has to be
    /// called (<see cref="Turn.Call"/>). For the bot's own root: for all of them.
    /// </summary>
    public static Card For(HandlerCatalog catalog, string root, string? call = null)
    {
        var specs = catalog.Commands.Where(spec => spec.Root == root).ToList();
        var examples = ExamplesOf(specs).Take(Examples).ToList();
        List<Block> blocks = [Commands(specs)];
        if (examples.Count > 0)
        {
            blocks.Add(new Block.Paragraph([Run.Bold("Examples")]));
            blocks.AddRange(examples.Select(example => new Block.Paragraph([Run.Code(example)])));
        }

        if (root == LineRouter.OwnRoot)
        {
            var others = catalog
                .Roots.Where(other => other != root)
                .Select(other => new Run($"/{other} help", RunStyle.Code))
                .ToList();
            if (others.Count > 0)
            {
                blocks.Add(new Block.Divider());
                blocks.Add(
                    new Block.Paragraph(
                        new ChatText([
                            Run.Bold("More: "),
                            .. others.SelectMany((run, at) => at == 0 ? [run] : new[] { new Run(" · "), run }),
                        ])
                    )
                );
            }
        }

        var here = call is null ? "" : $" Here, begin with {call}; in a chat with me alone you need not.";
        blocks.Add(new Block.Note($"Only you see this. Keys such as from: can come in any order.{here}"));
        return new Card($"What /{root} can do", blocks);
    }

    // The first example of each command, then the second ones: three lines that show three things where there are three.
    private static IEnumerable<string> ExamplesOf(List<CommandSpec> specs) =>
        Enumerable
            .Range(0, Examples)
            .SelectMany(at => specs.Select(spec => spec.Examples.ElementAtOrDefault(at)))
            .OfType<string>();

    private static Block.Facts Commands(IEnumerable<CommandSpec> specs) =>
        new([.. specs.Select(spec => new Fact(spec.Line, new ChatText(new Run(spec.Summary), Run.Muted(Keys(spec)))))]);

    private static string Keys(CommandSpec spec) =>
        spec.Fields.Count == 0 ? "" : " · " + string.Join(' ', spec.Fields.Select(field => $"{field.Id}:"));
}
