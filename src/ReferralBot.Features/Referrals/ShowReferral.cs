using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral show</c>: everything about one referral, with its history.</summary>
public sealed class ShowReferral(ReferralDb db, Caller caller, PracticeClock clock, ReferralCards cards) : ICommand
{
    private static readonly LookupField<Id<Referral>> Which = new("referral", "Which referral?", LookupNames.Referral)
    {
        MissingMessage = "Say which referral, like R-12.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "show", "Show a referral and its history")
        {
            Fields = [Which],
            Positional = [Which],
            Examples = ["/referral show R-12"],
            Permission = nameof(Right.SeeReferrals),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var id = answers.Get(Which);
        var found = await db
            .Referrals.AsNoTracking()
            .Include(referral => referral.Steps.OrderBy(step => step.Sequence))
            .SeenBy(caller.Member)
            .FirstOrDefaultAsync(referral => referral.Id == id, ct);
        if (found is not { } referral)
        {
            return Reply.Problem(ReferralLookup.NotSeen);
        }

        var people = await cards.PeopleAsync(referral, ct);
        var card = await cards.OfAsync(referral, $"{referral.Ref}: {ReferralWords.Course(referral, people)}", ct);
        var history = referral.Steps.Select(step => ReferralWords.Step(step, people, clock.Today));
        return Reply.Show(
            card with
            {
                Blocks = [.. card.Blocks, new Block.Note($"History: {string.Join("; ", history)}.")],
            }
        );
    }
}
