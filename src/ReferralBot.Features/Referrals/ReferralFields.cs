using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary>The questions that every kind of referral is asked.</summary>
internal static class ReferralFields
{
    /// <summary>What stands for a code that is still to be drawn.</summary>
    public const string NewCode = "new";

    public static SuggestField Service { get; } =
        new("for", "For which service?", ServiceLookup.LookupName)
        {
            MaxLength = Referral.ServiceMaxLength,
            MissingMessage = "Pick the service asked for.",
            Placeholder = "For example anxiety",
            Hint = "The service only, nothing about the person.",
        };

    public static LookupField<ClientPick> Client { get; } =
        new("client", "Client code", ClientCodeLookup.LookupName)
        {
            HasDefault = true,
            Hint = "I draw a new code; pick one only if you know this client already.",
        };

    public static ChoiceField<Urgency> Urgency { get; } =
        new("urgency", "How urgent?", Choices.Of(ReferralLists.Urgencies)) { HasDefault = true };

    public static DateField On { get; } =
        new("on", "When?") { HasDefault = true, Oldest = (Referral.OldestDays, "Older than a year – use import.") };

    public static UserField<Id<Member>> Owner { get; } =
        new("owner", "Who follows up?", LookupNames.Member)
        {
            HasDefault = true,
            MissingMessage = "Pick someone who uses ReferralBot.",
        };

    public static ChoiceField<ClientKnows> Knows { get; } =
        new("knows", "Does the client expect your call?", Choices.Of(ReferralLists.ClientKnows))
        {
            HasDefault = true,
            MissingMessage = "Say whether the client expects you.",
        };

    // Warmth counts the effort of the introduction, as BNI does (bniblog.co.nz, how hot is hot), not its chances.
    public static ChoiceField<int> Warmth { get; } =
        new(
            "warmth",
            "How were you introduced?",
            [
                new(1, "1", "1 · name passed with OK"),
                new(2, "2", "2 · with material about us"),
                new(3, "3", "3 · personal recommendation"),
                new(4, "4", "4 · three-way call or message"),
                new(5, "5", "5 · joint visit"),
            ]
        )
        {
            Optional = true,
        };

    public static ChoiceField<bool> Fits { get; } =
        new("fit", "In your scope, information complete?", [new(true, "yes", "Yes"), new(false, "no", "No")])
        {
            Optional = true,
        };

    /// <summary>An entry to go on from: what all kinds ask for is filled in by <see cref="KeepReferral"/>.</summary>
    public static ReferralEntry Start(ReferralDirection direction, Caller caller) =>
        new()
        {
            Direction = direction,
            Client = default,
            Service = "",
            On = default,
            OwnerId = caller.Member.Id,
        };

    /// <summary>The questions with defaults, as they are put to this person today.</summary>
    public static Question AskClient() => new(Client) { Initial = [NewCode], Options = [new(NewCode, "A new code")] };

    public static Question AskUrgency() =>
        new(Urgency) { Initial = [ReferralLists.Urgencies.CodeOf(Domain.Urgency.Routine)] };

    public static Question AskOn(PracticeClock clock) => new(On) { Initial = [DateField.Write(clock.Today)] };

    public static Question AskOwner(Caller caller) => new(Owner) { Initial = [caller.Member.Id.ToString()] };

    public static Question AskKnows() =>
        new(Knows) { Initial = [ReferralLists.ClientKnows.CodeOf(ClientKnows.NotSure)] };
}
