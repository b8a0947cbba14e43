using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Checks a form that came back, field by field, before its handler sees it.</summary>
internal sealed class SubmissionDesk(HandlerCatalog catalog, HandlerDesk desk)
{
    private const string Outdated =
        "This form was open for so long that I lost track of it. I saved nothing yet, and what you typed is kept: open the form and check it.";

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
        var work = new HandlerWork(entry, answers, state);
        return submission.IsOutdated
            ? await desk.KeepAsync(turn, work, Outdated, ct)
            : await desk.SubmitAsync(turn, work, ct);
    }

    /// <summary>Keeps what a form holds that could not be shown, and offers to open it again.</summary>
    public async Task<Reply> KeepUnopenedAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (!catalog.TryGet(form.Id, out var entry) || !entry.HasForm)
        {
            return Reply.Problem("That form could not be opened in time. Please type the command again.");
        }

        var state = FormState.Read(form.State);
        var shown = new RawAnswers(
            form.Questions.Select(question => KeyValuePair.Create(question.Field.Id, question.Initial))
        );
        var work = new HandlerWork(entry, shown.Or(state.Kept), state);
        return await desk.KeepAsync(turn, work, "The form could not be opened in time. Nothing is lost.", ct);
    }

    // No platform sends anything for a box that was put and left empty.
    private static IReadOnlyList<string> Sent(Field field, RawAnswers sent, FormState state) =>
        sent.For(field.Id) is { Count: 0 }
        && field is CheckField
        && state.Boxes.Contains(field.Id, StringComparer.Ordinal)
            ? [CheckField.Unticked]
            : sent.For(field.Id);
}
