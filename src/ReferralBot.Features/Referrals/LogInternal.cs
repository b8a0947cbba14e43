using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral internal</c>: one colleague handed a client to another. It counts for no partner.</summary>
public sealed class LogInternal(ReferralDb db, Caller caller, PracticeClock clock, KeepReferral keep) : IFormCommand
{
    private static readonly UserField<Id<Member>> To = new("to", "Which colleague takes over?", LookupNames.Member)
    {
        MissingMessage = "Choose the colleague who takes over.",
    };

    private static readonly UserField<Id<Member>> From = new("from", "Who hands over?", LookupNames.Member)
    {
        HasDefault = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "internal", "Log a client handed to a colleague")
        {
            Fields =
            [
                To,
                ReferralFields.Service,
                From,
                ReferralFields.Client,
                ReferralFields.Urgency,
                ReferralFields.On,
                ReferralFields.Owner,
            ],
            Positional = [To, ReferralFields.Service, ReferralFields.On],
            Examples = ["/referral internal to:@Ana for:anxiety"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(
            new Form(
                "Internal referral",
                To,
                ReferralFields.Service,
                new Question(From) { Initial = [caller.Member.Id.ToString()] },
                ReferralFields.AskClient(),
                ReferralFields.AskUrgency(),
                ReferralFields.AskOn(clock)
            )
        );

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var (to, from) = (answers.Get(To), answers.GetOr(From, caller.Member.Id));
        if (!await db.Members.AnyAsync(member => member.Id == to && member.Active, ct))
        {
            return Reply.Wrong(To, "Pick someone who uses ReferralBot.");
        }

        if (!await db.Members.AnyAsync(member => member.Id == from, ct))
        {
            return Reply.Wrong(From, "Pick someone who uses ReferralBot.");
        }

        var entry = ReferralFields.Start(ReferralDirection.Internal, caller) with
        {
            FromMemberId = from,
            ToMemberId = to,
            OwnerId = to,
        };
        return await keep.RunAsync(entry, To, answers, ct);
    }
}
