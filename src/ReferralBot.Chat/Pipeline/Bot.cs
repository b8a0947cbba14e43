using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Takes a turn through the middleware to the one handler that answers it. One for each turn.</summary>
public sealed class Bot(HandlerCatalog catalog, IServiceProvider services, IEnumerable<ITurnMiddleware> middleware)
{
    private readonly LineRouter _router = new(catalog);

    /// <summary>Answers a turn. It does not throw for anything that a person did.</summary>
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken ct)
    {
        NextTurn pipeline = DispatchAsync;
        foreach (var layer in middleware.Reverse())
        {
            var next = pipeline;
            pipeline = (inner, token) => layer.InvokeAsync(inner, next, token);
        }

        // Whoever refused it, the line goes back to the person who typed it.
        return await pipeline(turn, ct) switch
        {
            Reply.Failed { Typed: null } failed when turn.Input is TurnInput.Command typed => failed with
            {
                Typed = typed.Line,
            },
            var reply => reply,
        };
    }

    /// <summary>
    /// The same form with the first options of each field that is looked up while typing, for a channel that shows some before
    /// anything is typed.
    /// </summary>
    public Task<Form> WithFirstOptionsAsync(Turn turn, Form form, CancellationToken ct) =>
        new FirstOptions(catalog, services).AddAsync(turn, form, ct);

    private async Task<Reply> DispatchAsync(Turn turn, CancellationToken ct)
    {
        var desk = new HandlerDesk(catalog, services);
        return turn.Input switch
        {
            TurnInput.Command command => await LineAsync(desk, turn, command.Line, ct),
            TurnInput.Press { Line.Length: 0 } => Reply.Problem(DraftDesk.OlderButton),
            TurnInput.Press press when DraftDesk.Owns(press.Line) => await new DraftDesk(catalog, desk).PressAsync(
                turn,
                press.Line,
                ct
            ),
            TurnInput.Press press => await LineAsync(desk, turn, press.Line, ct),
            TurnInput.Submission submission => await new SubmissionDesk(catalog, desk).SubmitAsync(
                turn,
                submission,
                ct
            ),
            TurnInput.Search search => await SearchAsync(desk, turn, search, ct),
            TurnInput.FromMessage message => await MessageAsync(desk, turn, message, ct),
            TurnInput.Unopened unopened => await new SubmissionDesk(catalog, desk).KeepUnopenedAsync(
                turn,
                unopened.Form,
                ct
            ),
            TurnInput.Find find => await new FindDesk(catalog, services).FindAsync(turn, find, ct),
            TurnInput.HomeOpened => await LineAsync(desk, turn, LineRouter.OwnRoot, ct),
            _ => throw new InvalidOperationException($"No way to answer {turn.Input.GetType().Name}."),
        };
    }

    private async Task<Reply> SearchAsync(HandlerDesk desk, Turn turn, TurnInput.Search search, CancellationToken ct) =>
        catalog.TryGet(search.FormId, out var entry)
        && entry.Spec.Fields.FirstOrDefault(field => field.Id == search.FieldId) is ILookupField lookup
            ? await desk.SearchAsync(turn, entry.Spec, lookup, search.Query, ct)
            : new Reply.Options([]);

    private async Task<Reply> MessageAsync(
        HandlerDesk desk,
        Turn turn,
        TurnInput.FromMessage message,
        CancellationToken ct
    )
    {
        if (
            !catalog.TryGet(message.HandlerId, out var entry)
            || entry.Spec.MessageShortcut is null
            || services.GetService(entry.Handler) is not IMessageCommand command
        )
        {
            return Reply.Problem("I can't read messages for that. Please type the command instead.");
        }

        if (await desk.RefusalAsync(turn, entry.Spec, ct) is { } refusal)
        {
            return Reply.Problem(refusal);
        }

        var answers = await command.ReadMessageAsync(turn, message.Text, message.WrittenAt, ct);
        return await desk.GoAsync(turn, new HandlerWork(entry, answers, FormState.Empty) { OpensForm = true }, ct);
    }

    private async Task<Reply> LineAsync(HandlerDesk desk, Turn turn, string line, CancellationToken ct)
    {
        switch (_router.Find(line))
        {
            case Route.Help help:
                return Reply.Show(HelpCard.For(catalog, help.Root, turn.Call));
            case Route.Known known:
                var (answers, problem) = LineReader.Read(known.Entry.Spec, known.Words, desk.Reading);
                var work = new HandlerWork(known.Entry, answers, FormState.Empty);
                return problem is null
                    ? await desk.GoAsync(turn, work, ct)
                    : await desk.KeepAsync(turn, work, problem, ct);
            case Route.Unclear { Meant: { } meant } unclear:
                // What could not be placed is shown in the form instead of being left out without a word.
                var (typed, unplaced) = LineReader.Read(meant.Spec, unclear.Words, desk.Reading);
                var guess = new HandlerWork(meant, typed, FormState.Empty) { OpensForm = unplaced is not null };
                var sentence = unplaced is null ? unclear.Problem : $"{unclear.Problem} {unplaced}";
                return await desk.SuggestAsync(turn, guess, sentence, ct);
            case Route.Unclear unclear:
                return Reply.Problem(unclear.Problem);
            default:
                throw new InvalidOperationException("A line leads nowhere.");
        }
    }
}
