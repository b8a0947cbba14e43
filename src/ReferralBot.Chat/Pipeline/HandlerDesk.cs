using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>
/// Brings typed answers to their handler: checks access, finds what typed words mean, asks for what is missing, and completes the
/// handler's reply into one that every channel can draw.
/// </summary>
internal sealed class HandlerDesk
{
    private readonly IAccessPolicy _access;
    private readonly LookupDesk _lookups;
    private readonly FormDesk _forms;
    private readonly AskDesk _asks;
    private readonly AddDesk _adds;
    private readonly RunDesk _runs;

    public HandlerDesk(HandlerCatalog catalog, IServiceProvider services)
    {
        _access = Get<IAccessPolicy>(services);
        Drafts = Get<IDraftStore>(services);
        Reading = Get<IReadingSource>(services).Current;
        _lookups = new LookupDesk(catalog, services);
        _forms = new FormDesk(services, _lookups, Reading);
        _asks = new AskDesk(Drafts);
        _adds = new AddDesk(catalog, this);
        _runs = new RunDesk(services, this, _asks, _adds);
    }

    public Reading Reading { get; }

    public IDraftStore Drafts { get; }

    /// <summary>The sentence that refuses the person, or <see langword="null"/>.</summary>
    public ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct) =>
        _access.RefusalAsync(turn, spec, ct);

    /// <summary>Acts on a typed line: at once where nothing is missing, else through the form.</summary>
    public async Task<Reply> GoAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        if (await RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        // "/refbot setup" alone asks: nothing was typed that could be done at once, even where every field has a default.
        var opensForm = work.Entry.HasForm && (work.OpensForm || work.IsEmpty);
        var (resolved, unclear) = await _lookups.ResolveAsync(turn, work, ct);
        if (unclear.Count > 0 && !opensForm)
        {
            return await _asks.WhichAsync(turn, resolved, unclear[0], ct);
        }

        var (ready, problems) = Checked(resolved, unclear);
        if (problems.Count == 0 && !opensForm)
        {
            return await _runs.RunAsync(turn, ready, ct);
        }

        return work.Entry.HasForm
            ? new Reply.Asked(await _forms.OpenAsync(turn, ready, Answered(ready, problems), ct))
            : Reply.Problem($"{problems.Values.First()}{AskDesk.Example(work.Entry.Spec)}");
    }

    /// <summary>Checks a form that came back; the handler is called only when every field is right.</summary>
    public async Task<Reply> SubmitAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        if (await RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        if (_adds.FieldToAdd(work) is { } added)
        {
            return await _adds.RefusalAsync(turn, added, ct) is { } refused
                ? await InvalidAsync(
                    turn,
                    work,
                    new Dictionary<string, string>(StringComparer.Ordinal) { [added.Id] = refused },
                    ct
                )
                : await _adds.AddAsync(turn, work, added.Id, ct);
        }

        var (resolved, unclear) = await _lookups.ResolveAsync(turn, work, ct);
        var (ready, problems) = Checked(resolved, unclear);
        if (problems.Count > 0)
        {
            return await InvalidAsync(turn, ready, problems, ct);
        }

        var reply = await _runs.RunAsync(turn, ready, ct);
        return reply is Reply.Failed { Buttons.Count: 0 } failed
            ? await _asks.KeepAsync(turn, ready, failed.Message, ct)
            : reply;
    }

    /// <summary>The form again, with what was typed and what is wrong with it.</summary>
    public async Task<Reply> InvalidAsync(
        Turn turn,
        HandlerWork work,
        IReadOnlyDictionary<string, string> problems,
        CancellationToken ct
    ) => new Reply.Invalid(await _forms.OpenAsync(turn, work, problems, ct), problems);

    /// <summary>A form of the handler's own making, filled in as every form is.</summary>
    public async Task<Reply> AskedAsync(Turn turn, Form form, HandlerWork work, CancellationToken ct) =>
        new Reply.Asked(
            await _forms.CompleteAsync(turn, form, work, new Dictionary<string, string>(StringComparer.Ordinal), ct)
        );

    /// <summary>Opens the form that adds what a lookup did not find.</summary>
    public Task<Reply> AddAsync(Turn turn, HandlerWork work, string fieldId, CancellationToken ct) =>
        _adds.AddAsync(turn, work, fieldId, ct);

    /// <summary>Says what is wrong and keeps what was typed: the button opens the form with it.</summary>
    public async Task<Reply> KeepAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct) =>
        await RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal
            ? Reply.Problem(refusal)
            : await _asks.KeepAsync(turn, work, problem, ct);

    /// <summary>Says "Did you mean …?" with a button that goes on with what was typed.</summary>
    public async Task<Reply> SuggestAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct) =>
        await RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal
            ? Reply.Problem(refusal)
            : await _asks.SuggestAsync(turn, work, problem, ct);

    /// <summary>Answers a search in a field.</summary>
    public async Task<Reply> SearchAsync(
        Turn turn,
        CommandSpec spec,
        ILookupField field,
        string query,
        CancellationToken ct
    ) =>
        await RefusalAsync(turn, spec, ct) is null
            ? new Reply.Options(await _lookups.SearchAsync(turn, field, query, ct))
            : new Reply.Options([]);

    // A form that just opened names what was typed wrong; what was left out needs no reproach.
    private static Dictionary<string, string> Answered(HandlerWork work, Dictionary<string, string> problems) =>
        problems.Where(pair => work.Answers.For(pair.Key).Count > 0).ToDictionary(StringComparer.Ordinal);

    private static T Get<T>(IServiceProvider services)
        where T : class =>
        services.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the container.");

    private (HandlerWork Work, Dictionary<string, string> Problems) Checked(
        HandlerWork work,
        IReadOnlyList<LookupDesk.Unclear> unclear
    )
    {
        var (ready, problems) = work.Checked(Reading);
        foreach (var word in unclear)
        {
            problems[word.Field.Id] = word.AtField;
        }

        return (ready, problems);
    }
}
