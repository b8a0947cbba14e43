using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Takes a turn through the middleware to the one handler that answers it. One for each turn.</summary>
public sealed class Bot(HandlerCatalog catalog, IServiceProvider services, IEnumerable<ITurnMiddleware> middleware)
{
    private readonly LineRouter _router = new(catalog);

    /// <summary>Answers a turn. It does not throw for anything that a person did.</summary>
    public Task<Reply> HandleAsync(Turn turn, CancellationToken ct)
    {
        NextTurn pipeline = DispatchAsync;
        foreach (var layer in middleware.Reverse())
        {
            var next = pipeline;
            pipeline = (inner, token) => layer.InvokeAsync(inner, next, token);
        }

        return pipeline(turn, ct);
    }

    private async Task<Reply> DispatchAsync(Turn turn, CancellationToken ct)
    {
        var desk = new HandlerDesk(catalog, services);
        return turn.Input switch
        {
            TurnInput.Command command => await LineAsync(desk, turn, command.Line, ct),
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
            TurnInput.Search search => await desk.SearchAsync(turn, search, ct),
            TurnInput.HomeOpened => await LineAsync(desk, turn, LineRouter.OwnRoot, ct),
            _ => throw new InvalidOperationException($"No way to answer {turn.Input.GetType().Name}."),
        };
    }

    private async Task<Reply> LineAsync(HandlerDesk desk, Turn turn, string line, CancellationToken ct)
    {
        var reply = await RouteAsync(desk, turn, line, ct);
        return reply is Reply.Failed { Typed: null } failed ? failed with { Typed = line } : reply;
    }

    private async Task<Reply> RouteAsync(HandlerDesk desk, Turn turn, string line, CancellationToken ct)
    {
        switch (_router.Find(line))
        {
            case Route.Help help:
                return Reply.Show(HelpCard.For(catalog, help.Root));
            case Route.Known known:
                var (answers, problem) = LineReader.Read(known.Entry.Spec, known.Words, desk.Reading);
                var work = new HandlerWork(known.Entry, answers, FormState.Empty);
                return problem is null
                    ? await desk.GoAsync(turn, work, ct)
                    : await desk.KeepAsync(turn, work, problem, ct);
            case Route.Unclear { Meant: { } meant } unclear:
                var (typed, _) = LineReader.Read(meant.Spec, unclear.Words, desk.Reading);
                return await desk.SuggestAsync(
                    turn,
                    new HandlerWork(meant, typed, FormState.Empty),
                    unclear.Problem,
                    ct
                );
            case Route.Unclear unclear:
                return Reply.Problem(unclear.Problem);
            default:
                throw new InvalidOperationException("A line leads nowhere.");
        }
    }
}
