using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Calls the handler with answers that were checked, and completes its reply into one that every channel can draw.</summary>
internal sealed class RunDesk(IServiceProvider services, HandlerDesk desk, AskDesk asks, AddDesk adds)
{
    /// <summary>Lets the handler act, once, and completes its reply.</summary>
    public async Task<Reply> RunAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        await SpendAsync(turn, work, ct);
        var answers = new FormAnswers(work.Answers, desk.Reading, work.State.Confirmed);
        var reply = services.GetService(work.Entry.Handler) switch
        {
            IFormCommand form => await form.SubmitAsync(turn, answers, ct),
            ICommand command => await command.RunAsync(turn, answers, ct),
            _ => throw new InvalidOperationException(
                $"{work.Entry.Handler.Name} is in the catalog but not in the container."
            ),
        };
        return reply switch
        {
            Reply.Unsure unsure => await asks.FirstAsync(turn, work, unsure, ct),
            Reply.Invalid { Form: null } invalid when work.Entry.HasForm => await desk.InvalidAsync(
                turn,
                work,
                invalid.Problems,
                ct
            ),
            Reply.Invalid { Form: null } invalid => Reply.Problem(invalid.Problems.Values.First()),
            Reply.Asked { Form.Id: "" } asked => await desk.AskedAsync(turn, asked.Form, work, ct),
            Reply.Shown { Made: not null } shown => await adds.GoOnAsync(turn, shown, work.State, ct),
            _ => reply,
        };
    }

    // A form may be sent long after the draft that opened it has run out: that one needs no spending.
    private async Task SpendAsync(Turn turn, HandlerWork work, CancellationToken ct)
    {
        foreach (var earlier in work.State.From)
        {
            if (await desk.Drafts.FindAsync(turn.User, earlier, ct) is not null)
            {
                await desk.Drafts.SpendAsync(turn.User, earlier, ct);
            }
        }

        if (work.DraftId is { } draft)
        {
            await desk.Drafts.SpendAsync(turn.User, draft, ct);
        }
    }
}
