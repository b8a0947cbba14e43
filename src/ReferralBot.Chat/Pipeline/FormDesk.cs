using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Opens forms with what was typed filled in.</summary>
internal sealed class FormDesk(HandlerCatalog catalog, IServiceProvider services)
{
    private readonly LookupDesk _lookups = new(catalog, services);

    /// <summary>Lets the handler put its questions and fills in what was typed and what is wrong with it.</summary>
    public async Task<Form> OpenAsync(
        Turn turn,
        HandlerWork work,
        IReadOnlyDictionary<string, string> problems,
        CancellationToken ct
    )
    {
        var reading = services.GetService(typeof(IReadingSource)) is IReadingSource source
            ? source.Current
            : new Reading(default);
        var handler = services.GetService(work.Entry.Handler) as IFormCommand;
        var form = await (
            handler
            ?? throw new InvalidOperationException(
                $"{work.Entry.Handler.Name} is in the catalog but not in the container."
            )
        ).AskAsync(turn, new FormAnswers(work.Answers, reading, work.State.Confirmed), ct);
        var complete = Complete(form, work, problems);
        return complete with { Questions = await LabelAsync(turn, complete.Questions, ct) };
    }

    /// <summary>Gives a form its id, its state, and what was typed.</summary>
    public static Form Complete(Form form, HandlerWork work, IReadOnlyDictionary<string, string> problems)
    {
        var asked = form.Questions.Select(question => question.Field.Id).ToHashSet(StringComparer.Ordinal);
        var kept = work
            .Entry.Spec.Fields.Where(field => !asked.Contains(field.Id) && work.Answers.For(field.Id).Count > 0)
            .Aggregate(RawAnswers.Empty, (all, field) => all.With(field.Id, work.Answers.For(field.Id)));
        return form with
        {
            Id = work.Entry.Spec.Id,
            State = (work.State with { Kept = kept }).Write(),
            Questions = [.. form.Questions.Select(question => Fill(question, work.Answers, problems))],
        };
    }

    private static Question Fill(Question question, RawAnswers answers, IReadOnlyDictionary<string, string> problems)
    {
        var typed = answers.For(question.Field.Id);
        return question with
        {
            Initial = typed.Count > 0 ? typed : question.Initial,
            Problem = problems.GetValueOrDefault(question.Field.Id),
        };
    }

    // A type-ahead field shows the name of what is chosen, not its id.
    private async Task<IReadOnlyList<Question>> LabelAsync(
        Turn turn,
        IReadOnlyList<Question> questions,
        CancellationToken ct
    )
    {
        var labelled = new List<Question>(questions.Count);
        foreach (var question in questions)
        {
            var needsLabel =
                question is { Field: ILookupField, Initial: [var value, ..] }
                && question.Options?.Any(option => option.Value == value) != true;
            var option = needsLabel
                ? await _lookups.LabelAsync(turn, (ILookupField)question.Field, question.Initial[0], ct)
                : null;
            labelled.Add(
                option is not null
                    ? question with
                    {
                        Initial = [option.Value],
                        Options = [.. question.Options ?? [], option],
                    }
                : needsLabel ? question with { Initial = [] }
                : question
            );
        }

        return labelled;
    }
}
