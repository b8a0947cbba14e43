using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>
/// Brings typed answers to their handler: finds what typed words mean, asks for what is missing, keeps drafts, and completes the
/// handler's reply into one that every channel can draw.
/// </summary>
internal sealed class HandlerDesk(HandlerCatalog catalog, IServiceProvider services)
{
    private readonly IDraftStore _drafts = Get<IDraftStore>(services);
    private readonly IAccessPolicy _access = Get<IAccessPolicy>(services);
    private readonly LookupDesk _lookups = new(catalog, services);
    private readonly FormDesk _forms = new(catalog, services);

    public Reading Reading { get; } = Get<IReadingSource>(services).Current;

    public IDraftStore Drafts => _drafts;

    /// <summary>Acts on a typed line: at once where nothing is missing, else through the form.</summary>
    public async Task<Reply> GoAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        if (await _access.RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        var (resolved, unclear) = await _lookups.ResolveAsync(turn, work, ct);
        if (unclear is not null)
        {
            return await AskWhichAsync(turn, resolved, unclear, ct);
        }

        work = resolved.Canonical(Reading);
        var problems = work.Problems(Reading);
        if (problems.Count == 0 && !work.OpensForm)
        {
            return await RunAsync(turn, work, ct);
        }

        return work.Entry.HasForm
            ? new Reply.Asked(await _forms.OpenAsync(turn, work, Answered(work, problems), ct))
            : Reply.Problem($"{problems.Values.First()}{Example(work.Entry.Spec)}");
    }

    /// <summary>Lets the handler act on answers that were checked, and completes its reply.</summary>
    public async Task<Reply> RunAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        if (work.DraftId is { } draft)
        {
            await _drafts.SpendAsync(turn.User, draft, ct);
        }

        var answers = new FormAnswers(work.Answers, Reading, work.State.Confirmed);
        var handler = services.GetService(work.Entry.Handler);
        var reply = handler switch
        {
            IFormCommand form => await form.SubmitAsync(turn, answers, ct),
            ICommand command => await command.RunAsync(turn, answers, ct),
            _ => throw new InvalidOperationException(
                $"{work.Entry.Handler.Name} is in the catalog but not in the container."
            ),
        };
        return reply switch
        {
            Reply.Unsure unsure => await AskFirstAsync(turn, work, unsure, ct),
            Reply.Invalid { Form: null } invalid when work.Entry.HasForm => new Reply.Invalid(
                await _forms.OpenAsync(turn, work, invalid.Problems, ct),
                invalid.Problems
            ),
            Reply.Invalid { Form: null } invalid => Reply.Problem(invalid.Problems.Values.First()),
            Reply.Asked { Form.Id: "" } asked => new Reply.Asked(FormDesk.Complete(asked.Form, work, NoProblems)),
            Reply.Shown { Made: { } made } when work.State is { WaitingDraft: { } waiting, WaitingField: { } field } =>
                await GoOnAsync(turn, reply, (waiting, field, made), ct),
            _ => reply,
        };
    }

    /// <summary>Checks a form that came back; the handler is called only when every field is right.</summary>
    public async Task<Reply> SubmitAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        if (await _access.RefusalAsync(turn, work.Entry.Spec, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        if (LookupDesk.FieldToAdd(work) is { } added)
        {
            return await AddAsync(turn, work, added.Id, ct);
        }

        var (resolved, unclear) = await _lookups.ResolveAsync(turn, work, ct);
        work = resolved.Canonical(Reading);
        var problems = new Dictionary<string, string>(work.Problems(Reading), StringComparer.Ordinal);
        if (unclear is not null)
        {
            problems[unclear.Field.Id] = unclear.AtField;
        }

        return problems.Count == 0
            ? await RunAsync(turn, work, ct)
            : new Reply.Invalid(await _forms.OpenAsync(turn, work, problems, ct), problems);
    }

    /// <summary>Opens the form that adds what a lookup did not find; what was typed so far waits for it.</summary>
    public async Task<Reply> AddAsync(Turn turn, HandlerWork work, string fieldId, CancellationToken ct)
    {
        var field = work.Entry.Spec.Fields.First(candidate => candidate.Id == fieldId);
        var adds = field is ILookupField lookup ? catalog.LookupNamed(lookup.Lookup).Adds : null;
        if (adds is null || !catalog.TryGet(adds.FormId, out var adding))
        {
            throw new InvalidOperationException($"Nothing can be added for the field '{fieldId}'.");
        }

        var typed = string.Join(' ', work.Answers.For(fieldId)).TrimStart(LookupDesk.AddMark);
        var id = work.DraftId ?? await _drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var state = FormState.Empty with { WaitingDraft = id, WaitingField = fieldId };
        var answers = RawAnswers.Of((adds.FieldId, typed));
        return await GoAsync(turn, new HandlerWork(adding, answers, state) { OpensForm = true }, ct);
    }

    /// <summary>Answers a search in a field.</summary>
    public async Task<Reply> SearchAsync(Turn turn, TurnInput.Search search, CancellationToken ct)
    {
        if (
            !catalog.TryGet(search.FormId, out var entry)
            || entry.Spec.Fields.FirstOrDefault(field => field.Id == search.FieldId) is not ILookupField field
            || await _access.RefusalAsync(turn, entry.Spec, ct) is not null
        )
        {
            return new Reply.Options([]);
        }

        return new Reply.Options(await _lookups.SearchAsync(turn, field, search.Query, ct));
    }

    /// <summary>Says what is wrong and keeps what was typed: the button opens the form with it.</summary>
    public async Task<Reply> KeepAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct)
    {
        if (!work.Entry.HasForm)
        {
            return Reply.Problem($"{problem}{Example(work.Entry.Spec)}");
        }

        var id = await _drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        return Reply.Problem(problem, new Button("Open the form", DraftLine.Open(id)) { Style = ButtonStyle.Primary });
    }

    /// <summary>Says "Did you mean …?" with a button that goes on with what was typed.</summary>
    public async Task<Reply> SuggestAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct)
    {
        var id = await _drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        return Reply.Problem(
            problem,
            new Button($"Yes, {work.Entry.Spec.Sub}", DraftLine.Go(id)) { Style = ButtonStyle.Primary }
        );
    }

    private static IReadOnlyDictionary<string, string> NoProblems { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    // A form that just opened names what was typed wrong; what was left out needs no reproach.
    private static Dictionary<string, string> Answered(
        HandlerWork work,
        IReadOnlyDictionary<string, string> problems
    ) => problems.Where(pair => work.Answers.For(pair.Key).Count > 0).ToDictionary(StringComparer.Ordinal);

    private static string Example(CommandSpec spec) => spec.Examples.Count == 0 ? "" : $" Example: {spec.Examples[0]}";

    private static T Get<T>(IServiceProvider services)
        where T : class =>
        services.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the container.");

    private async Task<Reply> AskWhichAsync(
        Turn turn,
        HandlerWork work,
        LookupDesk.Unclear unclear,
        CancellationToken ct
    )
    {
        var id = await _drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        List<Button> buttons =
        [
            .. unclear.Options.Select(option => new Button(
                option.Label,
                DraftLine.Pick(id, unclear.Field.Id, option.Value)
            )),
        ];
        if (unclear.Adds is not null)
        {
            var label = unclear.Options.Count > 0 ? "None of these: add" : "Add it";
            buttons.Add(new Button(label, DraftLine.Add(id, unclear.Field.Id)));
        }

        if (unclear.Options.Count == 0 && work.Entry.HasForm)
        {
            buttons.Add(new Button("Choose another", DraftLine.Open(id)));
        }

        return unclear.Options.Count == 0
            ? Reply.Problem(unclear.Message, buttons)
            : Reply.Show(
                new Card("Which one do you mean?", new Block.Paragraph(unclear.Message), new Block.Buttons(buttons))
            );
    }

    private async Task<Reply> AskFirstAsync(Turn turn, HandlerWork work, Reply.Unsure unsure, CancellationToken ct)
    {
        var id = await _drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var instead =
            unsure.Instead is { } option && work.State is { WaitingDraft: { } waiting, WaitingField: { } field }
                ?
                [
                    new Button($"Use {option.Label}", DraftLine.Pick(waiting, field, option.Value))
                    {
                        Style = ButtonStyle.Primary,
                    },
                ]
                : unsure.Others;
        return Reply.Show(
            new Card(
                "Just to be sure",
                new Block.Paragraph(unsure.Question),
                new Block.Buttons([
                    .. instead,
                    new Button(unsure.YesLabel, DraftLine.Yes(id, unsure.Key)),
                    new Button("Never mind", DraftLine.Drop(id)),
                ])
            )
        );
    }

    private async Task<Reply> GoOnAsync(
        Turn turn,
        Reply made,
        (string Draft, string Field, Option Made) waiting,
        CancellationToken ct
    )
    {
        if (
            await _drafts.FindAsync(turn.User, waiting.Draft, ct) is not { } draft
            || !catalog.TryGet(draft.HandlerId, out var entry)
        )
        {
            return made;
        }

        var answers = draft.Answers.With(waiting.Field, waiting.Made.Value);
        return await GoAsync(
            turn,
            new HandlerWork(entry, answers, FormState.Read(draft.State)) { DraftId = waiting.Draft },
            ct
        );
    }
}
