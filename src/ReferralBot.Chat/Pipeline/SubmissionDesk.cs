using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Checks a form that came back, field by field, before its handler sees it.</summary>
internal sealed class SubmissionDesk(HandlerCatalog catalog, HandlerDesk desk)
{
    public async Task<Reply> SubmitAsync(Turn turn, TurnInput.Submission submission, CancellationToken ct)
    {
        if (!catalog.TryGet(submission.FormId, out var entry) || !entry.HasForm)
        {
            return Reply.Problem("I don't know that form any more. Please open it again.");
        }

        // Only the command's own fields are read: whatever else a client sends is left where it is.
        var state = FormState.Read(submission.State);
        var sent = submission.Answers.Or(state.Kept);
        var answers = new RawAnswers(
            entry.Spec.Fields.Select(field => KeyValuePair.Create(field.Id, Sent(field, sent, state)))
        );
        return await desk.SubmitAsync(turn, new HandlerWork(entry, answers, state), ct);
    }

    // No platform sends anything for a box that was put and left empty.
    private static IReadOnlyList<string> Sent(Field field, RawAnswers sent, FormState state) =>
        sent.For(field.Id) is { Count: 0 }
        && field is CheckField
        && state.Boxes.Contains(field.Id, StringComparer.Ordinal)
            ? [CheckField.Unticked]
            : sent.For(field.Id);
}
