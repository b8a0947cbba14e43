using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Finds what typed words mean, and offers options while people type.</summary>
internal sealed class LookupDesk(HandlerCatalog catalog, IServiceProvider services)
{
    /// <summary>How many choices a card offers.</summary>
    public const int MaxChoices = 5;

    /// <summary>Before the text of an option that adds a new thing under this name.</summary>
    public const char AddMark = '+';

    // Slack shows at most 100 options (docs.slack.dev, option lists); people read about twenty.
    private const int MaxOptions = 20;

    // "Add “…”" stays within the 75 characters of Slack's options (docs.slack.dev, option object).
    private const int MaxQuery = 60;

    // No name is longer, and a lookup compares letter by letter.
    private const int MaxTyped = 120;

    public async Task<IReadOnlyList<Option>> SearchAsync(
        Turn turn,
        ILookupField field,
        string query,
        CancellationToken ct
    )
    {
        var entry = catalog.LookupNamed(field.Lookup);
        var text = Start(TypedText.OneLine(query), MaxQuery);
        var options = (await Lookup(entry).SearchAsync(turn, text, ct)).Take(MaxOptions).ToList();
        if (text.Length > 1 && !options.Exists(option => Nearest.Fold(option.Label) == Nearest.Fold(text)))
        {
            options.AddRange(NewOptions(field, entry, text));
        }

        return options;
    }

    /// <summary>Replaces typed words by ids, and tells which ones are not clear.</summary>
    public async Task<(HandlerWork Work, IReadOnlyList<Unclear> Unclear)> ResolveAsync(
        Turn turn,
        HandlerWork work,
        CancellationToken ct
    )
    {
        List<Unclear> unclear = [];
        foreach (var field in work.Entry.Spec.Fields)
        {
            if (
                field is not ILookupField { TakesAnyText: false } lookup
                || work.Answers.For(field.Id) is not [var typed, ..]
            )
            {
                continue;
            }

            var text = TypedText.OneLine(typed).TrimStart(AddMark);
            if (text.Length == 0 || field.Check([text], AnyDay) is null)
            {
                continue; // an id already: the handler finds the thing or says that it is gone
            }

            work = work with { Answers = work.Answers.With(field.Id, text) };

            var entry = catalog.LookupNamed(lookup.Lookup);
            switch (await Lookup(entry).ResolveAsync(turn, Start(text, MaxTyped), ct))
            {
                case Found.One one:
                    work = work with { Answers = work.Answers.With(field.Id, one.Option.Value) };
                    break;
                case Found.Several several:
                    var choices = several.Options.Take(MaxChoices).ToList();
                    unclear.Add(
                        new Unclear(field, entry.Adds, $"“{TypedText.Brief(text)}” could be more than one.", choices)
                    );
                    break;
                case Found.None none:
                    unclear.Add(new Unclear(field, entry.Adds, none.Message, []));
                    break;
                default:
                    throw new InvalidOperationException("A lookup found something unknown.");
            }
        }

        return (work, unclear);
    }

    /// <summary>The option of an id, for a form that shows it; <see langword="null"/> when it is gone.</summary>
    public async Task<Option?> LabelAsync(Turn turn, ILookupField field, string value, CancellationToken ct) =>
        field.TakesAnyText
            ? new Option(value, value)
            : (await Lookup(catalog.LookupNamed(field.Lookup)).ResolveAsync(turn, value, ct) as Found.One)?.Option;

    private static Reading AnyDay { get; } = new(DateOnly.MinValue);

    private static IEnumerable<Option> NewOptions(ILookupField field, HandlerCatalog.LookupEntry entry, string text) =>
        field.TakesAnyText ? [new Option(text, $"“{text}” (new)")]
        : entry.Adds is not null ? [new Option(AddMark + text, $"Add “{text}”")]
        : [];

    // A pair of surrogates cut in half is taken out again by the cleaning.
    private static string Start(string text, int length) =>
        text.Length > length ? TypedText.OneLine(text[..length]) : text;

    private ILookup Lookup(HandlerCatalog.LookupEntry entry) =>
        services.GetService(entry.Lookup) as ILookup
        ?? throw new InvalidOperationException($"{entry.Lookup.Name} is in the catalog but not in the container.");

    /// <summary>A word that is not clear yet, with the choices to offer; none where nothing was found.</summary>
    public sealed record Unclear(Field Field, Addition? Adds, string Message, IReadOnlyList<Option> Options)
    {
        /// <summary>The same, said under the field of a form.</summary>
        public string AtField =>
            Options.Count == 0
                ? Message
                : $"{Message} Choose one: {string.Join(", ", Options.Select(option => option.Label))}.";
    }
}
