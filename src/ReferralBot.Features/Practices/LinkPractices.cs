using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot link</c>: makes a one-time code, or uses one, so that two apps show one practice.</summary>
public sealed class LinkPractices(Caller caller, Linking linking, SamePerson samePerson) : ICommand
{
    private static readonly TextField Code = new("code", "Code")
    {
        Optional = true,
        MaxLength = 40,
        IsSecret = true,
    };

    private static readonly CheckField Me = new("me", "Same person", "I made the code myself") { Optional = true };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "link", "Use me in two apps with one set of data; removing me from one ends it there")
        {
            Fields = [Code, Me],
            Positional = [Code],
            Examples = ["/refbot link"],
            Permission = nameof(Right.ChangeSettings),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var person = new Linker(caller.Practice.Id, caller.Member, turn.User);
        if (caller.Member.Role != Role.Owner)
        {
            return Reply.Problem("Only an owner of the practice can link it.");
        }

        if (answers.TryGet(Me, out var isSame))
        {
            return await samePerson.AnswerAsync(person, isSame, ct) is { } name
                ? new Reply.Shown(LinkCards.Answered(name, isSame)) { Replaces = true }
                : Reply.Problem("That was answered already, or it was more than a day ago. Nothing was changed.");
        }

        if (!answers.TryGet(Code, out var typed))
        {
            return Reply.Show(LinkCards.Code(await linking.OfferAsync(person, ct)));
        }

        var result = await linking.UseAsync(person, typed, ct);
        return result.Outcome == LinkOutcome.Linked ? Reply.Show(LinkCards.Linked(result)) : LinkCards.Refusal(result);
    }
}
