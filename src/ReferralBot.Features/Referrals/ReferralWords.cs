using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary>Who a referral is about besides the client, as names.</summary>
public sealed record ReferralPeople
{
    /// <summary>The partner with its number; none for an internal referral.</summary>
    public string? Partner { get; init; }

    /// <summary>The partner's number.</summary>
    public string? PartnerRef { get; init; }

    /// <summary>The person at the partner.</summary>
    public string? Contact { get; init; }

    /// <summary>Who follows up.</summary>
    public required string Owner { get; init; }

    /// <summary>Who handed the client over, when it is internal.</summary>
    public string? From { get; init; }

    /// <summary>Who took the client over, when it is internal.</summary>
    public string? To { get; init; }
}

/// <summary>How a referral reads in a sentence.</summary>
internal static class ReferralWords
{
    /// <summary>Which way it went: "received from Northside Family Medicine (P-1)".</summary>
    public static string Course(Referral referral, ReferralPeople people) =>
        referral.Direction switch
        {
            ReferralDirection.Received => $"received from {people.Partner}",
            ReferralDirection.Sent => $"sent to {people.Partner}",
            // a file that was imported names only who took over
            ReferralDirection.Internal when people.From is null => $"handed over to {people.To ?? people.Owner}",
            ReferralDirection.Internal => $"from {people.From} to {people.To}",
            _ => throw new ArgumentOutOfRangeException(nameof(referral), referral.Direction, "No such direction."),
        };

    /// <summary>Where it stands, why and since when: "Declined (no capacity) on Tue 3 Nov 2026".</summary>
    public static string State(Referral referral, ReferralPeople people)
    {
        var state = ReferralLists.States.LabelOf(referral.State);
        var reason = referral.Reason is { } why ? $" ({ReferralReasons.List.LabelOf(why).ToLowerInvariant()})" : "";
        var told = IsTold(referral.Direction, referral.State, referral.Reason)
            ? $", as told by {people.PartnerRef}"
            : "";
        return $"{state}{reason}{told} on {Say.Day(referral.LastStepOn)}";
    }

    /// <summary>One step of its history: "scheduled 5 Nov, as told by P-3".</summary>
    public static string Step(ReferralStep step, ReferralPeople people, DateOnly today)
    {
        var state = ReferralLists.States.LabelOf(step.To).ToLowerInvariant();
        var day = step.On is { } on ? Say.ShortDay(on, today) : "(not recorded)";
        return step.AsToldByPartner && step.On is not null
            ? $"{state} {day}, as told by {people.PartnerRef}"
            : $"{state} {day}";
    }

    /// <summary>The word that people type and read for a state.</summary>
    public static string Code(ReferralState state) => ReferralLists.States.CodeOf(state);

    // what happens at the partner's we only know from them; taking it back is our own doing
    private static bool IsTold(ReferralDirection direction, ReferralState state, ReferralReason? reason) =>
        direction == ReferralDirection.Sent
        && state is not (ReferralState.Requested or ReferralState.EnteredInError)
        && reason != ReferralReason.SenderWithdrew;
}
