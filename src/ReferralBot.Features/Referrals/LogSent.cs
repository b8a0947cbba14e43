using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral sent</c>: we sent a client to a partner.</summary>
public sealed class LogSent(Caller caller, PracticeClock clock, KeepReferral keep) : IFormCommand
{
    private static readonly LookupField<Id<Partner>> To = new(
        "to",
        "Who did you send the client to?",
        LookupNames.Partner
    )
    {
        MissingMessage = "Choose who it goes to, or add them.",
        Placeholder = "Type a partner's name",
    };

    private static readonly LookupField<Id<Contact>> With = new("contact", "Which person there?", LookupNames.Contact)
    {
        Optional = true,
    };

    private static readonly MultiField<WhyThem> Why = new("why", "Why this partner?", Choices.Of(ReferralLists.WhyThem))
    {
        Optional = true,
    };

    private static readonly CheckField Choice = new("choice", "Client's choice", "The client was offered a choice")
    {
        MissingMessage = "Please confirm the client could choose.",
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "sent", "Log a referral that you sent to a partner")
        {
            Fields =
            [
                To,
                ReferralFields.Service,
                With,
                ReferralFields.Client,
                Why,
                Choice,
                ReferralFields.Urgency,
                ReferralFields.On,
                ReferralFields.Owner,
            ],
            Positional = [To, ReferralFields.Service, ReferralFields.On],
            Examples = ["/referral sent to:Harbor for:nutrition choice:yes"],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(
            new Form(
                "Referral sent",
                To,
                ReferralFields.Service,
                With,
                ReferralFields.AskClient(),
                Why,
                Choice,
                ReferralFields.AskUrgency(),
                ReferralFields.AskOn(clock),
                ReferralFields.AskOwner(caller)
            )
            {
                Intro = "To hand a client to a colleague, type /referral internal instead.",
            }
        );

    /// <inheritdoc/>
    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var entry = ReferralFields.Start(ReferralDirection.Sent, caller) with
        {
            Why = answers.GetOr(Why, []).Aggregate(WhyThem.None, (all, one) => all | one),
            ChoiceOffered = answers.Get(Choice),
        };
        return keep.RunAsync(entry, To, With, answers, ct);
    }
}
