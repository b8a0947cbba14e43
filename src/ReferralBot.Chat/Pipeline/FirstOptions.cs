using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Adds what each lookup offers before anything is typed.</summary>
internal sealed class FirstOptions(HandlerCatalog catalog, IServiceProvider services)
{
    private static readonly Reading AnyDay = new(DateOnly.MinValue);

    public async Task<Form> AddAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (!form.Questions.Any(question => question.Field is ILookupField))
        {
            return form;
        }

        var lookups = new LookupDesk(catalog, services);
        var questions = new List<Question>(form.Questions.Count);
        foreach (var question in form.Questions)
        {
            questions.Add(
                question.Field is ILookupField lookup
                    ? question with
                    {
                        Offered = await OfferedAsync(lookups, turn, question, lookup, ct),
                    }
                    : question
            );
        }

        return form with
        {
            Questions = questions,
        };
    }

    // Where a typed name led nowhere, what is like it comes first, and what adds it.
    private static async Task<IReadOnlyList<Option>> OfferedAsync(
        LookupDesk lookups,
        Turn turn,
        Question question,
        ILookupField lookup,
        CancellationToken ct
    )
    {
        var first = await lookups.SearchAsync(turn, lookup, "", ct);
        return
            question is { Problem: not null, Initial: [var typed, ..] }
            && question.Field.Check([typed], AnyDay) is not null
            ?
            [
                .. (await lookups.SearchAsync(turn, lookup, typed, ct)).UnionBy(
                    first,
                    option => option.Value,
                    StringComparer.Ordinal
                ),
            ]
            : first;
    }
}
