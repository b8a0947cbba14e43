using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Opens forms with what was typed filled in.</summary>
internal sealed class FormDesk(IServiceProvider services, LookupDesk lookups, Reading reading)
{
    // What travels with a form is short (Slack keeps 3,000 characters, docs.slack.dev, private_metadata): a long text is asked again.
    private const int MaxKept = 200;

    // Slack's options are this long at most (docs.slack.dev, option object); nobody's name is longer.
    private const int MaxTypedLabel = 75;

    /// <summary>Lets the handler put its questions and fills in what was typed and what is wrong with it.</summary>
    public async Task<Form> OpenAsync(
        Turn turn,
        HandlerWork work,
        IReadOnlyDictionary<string, string> problems,
        CancellationToken ct
    )
    {
        var handler =
            services.GetService(work.Entry.Handler) as IFormCommand
            ?? throw new InvalidOperationException(
                $"{work.Entry.Handler.Name} is in the catalog but not in the container."
            );
        var form = await handler.AskAsync(turn, new FormAnswers(work.Answers, reading, work.State.Confirmed), ct);
        return await CompleteAsync(turn, form, work, problems, ct);
    }

    /// <summary>Gives a form its id, its state, and what was typed.</summary>
    public async Task<Form> CompleteAsync(
        Turn turn,
        Form form,
        HandlerWork work,
        IReadOnlyDictionary<string, string> problems,
        CancellationToken ct
    )
    {
        var asked = form.Questions.Select(question => question.Field.Id).ToHashSet(StringComparer.Ordinal);
        var notAsked = work.Entry.Spec.Fields.Where(field => !asked.Contains(field.Id)).ToList();
        var alsoAsked = notAsked.Where(field => MustBeSeen(field, work, problems)).ToList();
        Question[] questions = [.. form.Questions, .. alsoAsked.Select(Question.FromField)];
        for (var at = 0; at < questions.Length; at++)
        {
            questions[at] = await LabelAsync(turn, Fill(questions[at], work.Answers, problems), ct);
        }

        return form with
        {
            Id = work.Entry.Spec.Id,
            State = State(work, notAsked.Except(alsoAsked), questions).Write(),
            Questions = questions,
        };
    }

    // A problem that nobody sees could never be mended, and long texts don't fit into what travels.
    private static bool MustBeSeen(Field field, HandlerWork work, IReadOnlyDictionary<string, string> problems)
    {
        var texts = work.Answers.For(field.Id);
        return problems.ContainsKey(field.Id)
            || (field.Required && texts.Count == 0)
            || texts.Sum(text => text.Length) > MaxKept;
    }

    private static FormState State(HandlerWork work, IEnumerable<Field> kept, IEnumerable<Question> questions) =>
        work.State with
        {
            Kept = new RawAnswers(kept.Select(field => KeyValuePair.Create(field.Id, work.Answers.For(field.Id)))),
            From = work.Drafts,
            Boxes =
            [
                .. questions.Where(question => question.Field is CheckField).Select(question => question.Field.Id),
            ],
        };

    private static Question Fill(Question question, RawAnswers answers, IReadOnlyDictionary<string, string> problems)
    {
        var typed = answers.For(question.Field.Id);
        return question with
        {
            Initial = typed.Count > 0 ? typed : question.Initial,
            Problem = problems.GetValueOrDefault(question.Field.Id) ?? question.Problem,
        };
    }

    // A type-ahead field shows the name of what is chosen, not its id; and what was typed where nothing was found.
    private async Task<Question> LabelAsync(Turn turn, Question question, CancellationToken ct)
    {
        if (
            question is not { Field: ILookupField lookup, Initial: [var value, ..] }
            || question.Options?.Any(option => option.Value == value) == true
        )
        {
            return question;
        }

        var isId = question.Field.Check([value], reading) is null;
        var option =
            isId ? await lookups.LabelAsync(turn, lookup, value, ct)
            : value.Length <= MaxTypedLabel ? new Option(value, value)
            : null;
        return option is null
            ? question with
            {
                Initial = [],
            }
            : question with
            {
                Initial = [option.Value],
                Options = [.. question.Options ?? [], option],
            };
    }
}
