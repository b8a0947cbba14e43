using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Looks up what a person wants to show to others.</summary>
internal sealed class FindDesk(HandlerCatalog catalog, IServiceProvider services)
{
    // Teams asks for 25 at a time (learn.microsoft.com, composeExtension/query, queryOptions.count); nobody reads more.
    private const int MostFound = 25;

    // No name is longer, and a finder compares letter by letter.
    private const int MaxQuery = 120;

    public async Task<Reply> FindAsync(Turn turn, TurnInput.Find find, CancellationToken ct)
    {
        if (!catalog.TryGetFinder(find.FinderId, out var entry))
        {
            return new Reply.Findings([]);
        }

        var access =
            services.GetService(typeof(IAccessPolicy)) as IAccessPolicy
            ?? throw new InvalidOperationException("Nothing says who may look things up.");
        var asked = new CommandSpec(entry.Spec.Id, null, entry.Spec.Summary) { Permission = entry.Spec.Permission };
        if (await access.RefusalAsync(turn, asked, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        var finder =
            services.GetService(entry.Finder) as IFinder
            ?? throw new InvalidOperationException($"{entry.Finder.Name} is in the catalog but not in the container.");
        var query = TypedText.OneLine(find.Query);
        query = query.Length > MaxQuery ? TypedText.OneLine(query[..MaxQuery]) : query;
        return new Reply.Findings([.. (await finder.FindAsync(turn, query, ct)).Take(MostFound)]);
    }
}
