using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Adds what a lookup did not find, and goes on with what was waiting for it.</summary>
internal sealed class AddDesk(HandlerCatalog catalog, HandlerDesk desk)
{
    /// <summary>The field in which a person chose to add something new.</summary>
    public Field? FieldToAdd(HandlerWork work) =>
        work.Entry.Spec.Fields.FirstOrDefault(field =>
            work.Answers.For(field.Id) is [[LookupDesk.AddMark, ..], ..] && Adding(field) is not null
        );

    /// <summary>The sentence that refuses to add something for a field, or <see langword="null"/>.</summary>
    public async ValueTask<string?> RefusalAsync(Turn turn, Field field, CancellationToken ct) =>
        Adding(field) is { } adding ? await desk.RefusalAsync(turn, adding.Entry.Spec, ct) : null;

    /// <summary>Opens the form that adds what a lookup did not find; what was typed so far waits for it.</summary>
    public async Task<Reply> AddAsync(Turn turn, HandlerWork work, string fieldId, CancellationToken ct)
    {
        var field = work.Entry.Spec.Fields.FirstOrDefault(candidate => candidate.Id == fieldId);
        if (field is null || Adding(field) is not { } adding)
        {
            return Reply.Problem("Nothing can be added here. Please type the command again.");
        }

        var typed = string.Join(' ', work.Answers.For(fieldId)).TrimStart(LookupDesk.AddMark);
        var id = work.DraftId ?? await desk.Drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var state = FormState.Empty with { WaitingDraft = id, WaitingField = fieldId };
        var answers = RawAnswers.Of((adding.FieldId, typed));
        return await desk.GoAsync(turn, new HandlerWork(adding.Entry, answers, state) { OpensForm = true }, ct);
    }

    /// <summary>Goes on with the draft that waited for what was made, if one did.</summary>
    public async Task<Reply> GoOnAsync(Turn turn, Reply.Shown shown, FormState state, CancellationToken ct)
    {
        if (state is not { WaitingDraft: { } id, WaitingField: { } field } || shown.Made is not { } made)
        {
            return shown;
        }

        if (
            await desk.Drafts.FindAsync(turn.User, id, ct) is not { } draft
            || !catalog.TryGet(draft.HandlerId, out var entry)
        )
        {
            return With(
                shown,
                new Block.Note("What was waiting for it was kept for 15 minutes only. Please type it again.")
            );
        }

        var work = new HandlerWork(entry, draft.Answers.With(field, made.Value), FormState.Read(draft.State))
        {
            DraftId = id,
        };
        return await desk.GoAsync(turn, work, ct) switch
        {
            // It was made, whatever comes after: the person hears both.
            Reply.Failed { Buttons.Count: 0 } failed => With(shown, new Block.Paragraph(failed.Message)),
            Reply.Failed failed => With(shown, new Block.Paragraph(failed.Message), new Block.Buttons(failed.Buttons)),
            Reply.Asked asked => asked with { Replaces = true },
            var reply => reply,
        };
    }

    private static Reply.Shown With(Reply.Shown shown, params IEnumerable<Block> blocks) =>
        shown with
        {
            Card = shown.Card with { Blocks = [.. shown.Card.Blocks, .. blocks] },
        };

    private (HandlerCatalog.HandlerEntry Entry, string FieldId)? Adding(Field field) =>
        field is ILookupField { TakesAnyText: false } lookup
        && catalog.LookupNamed(lookup.Lookup).Adds is { } adds
        && catalog.TryGet(adds.FormId, out var entry)
            ? (entry, adds.FieldId)
            : null;
}
