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

    private const int MaxQuery = 80;

    public async Task<IReadOnlyList<Option>> SearchAsync(
        Turn turn,
        ILookupField field,
        string query,
        CancellationToken ct
    )
    {
        var entry = catalog.LookupNamed(field.Lookup);
        var text = TypedText.OneLine(query.Length > MaxQuery ? query[..MaxQuery] : query);
        var options = (await Lookup(entry).SearchAsync(turn, text, ct)).Take(MaxOptions).ToList();
        if (text.Length > 1 && !options.Exists(option => Nearest.Fold(option.Label) == Nearest.Fold(text)))
        {
            options.AddRange(NewOptions(field, entry, text));
        }

        return options;
    }

    /// <summary>Replaces typed words by ids. Stops at the first one that is not clear.</summary>
    public async Task<(HandlerWork Work, Unclear? Unclear)> ResolveAsync(
        Turn turn,
        HandlerWork work,
        CancellationToken ct
    )
    {
        foreach (var field in work.Entry.Spec.Fields)
        {
            if (
                field is not ILookupField { TakesAnyText: false } lookup
                || work.Answers.For(field.Id) is not { Count: > 0 } raw
                || raw[0].Length == 0
            )
            {
                continue;
            }

            var text = TypedText.OneLine(raw[0]).TrimStart(AddMark);
            if (field.Check([text], AnyDay) is null)
            {
                continue; // an id already: the handler finds the thing or says that it is gone
            }

            var entry = catalog.LookupNamed(lookup.Lookup);
            switch (await Lookup(entry).ResolveAsync(turn, text, ct))
            {
                case Found.One one:
                    work = work with { Answers = work.Answers.With(field.Id, one.Option.Value) };
                    break;
                case Found.Several several:
                    var choices = several.Options.Take(MaxChoices).ToList();
                    return (
                        Typed(work, field, text),
                        new Unclear(field, entry.Adds, $"“{text}” could be more than one.", choices)
                    );
                case Found.None none:
                    return (Typed(work, field, text), new Unclear(field, entry.Adds, none.Message, []));
                default:
                    throw new InvalidOperationException("A lookup found something unknown.");
            }
        }

        return (work, null);
    }

    /// <summary>The field in which a person chose to add something new.</summary>
    public static Field? FieldToAdd(HandlerWork work) =>
        work.Entry.Spec.Fields.FirstOrDefault(field =>
            field is ILookupField { TakesAnyText: false }
            && work.Answers.For(field.Id) is [var text, ..]
            && text[0] == AddMark
        );

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

    private static HandlerWork Typed(HandlerWork work, Field field, string text) =>
        work with
        {
            Answers = work.Answers.With(field.Id, text),
        };

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
