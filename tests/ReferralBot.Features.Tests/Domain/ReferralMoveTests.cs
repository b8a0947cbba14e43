using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ReferralMoveTests
{
    private readonly Given _given = new();

    [Fact]
    public void An_illegal_move_says_what_is_possible()
    {
        var referral = _given.Referral();
        Given.Kept(_given.Moves(referral, ReferralState.Scheduled));

        var message = Given.Refused(_given.Moves(referral, ReferralState.Declined, ReferralReason.Insurance));

        Assert.Equal("From scheduled you can go to attended, no-show, contacting, cancelled, lapsed.", message);
    }

    [Fact]
    public void Skipping_forward_keeps_the_steps_between_as_not_recorded()
    {
        var referral = _given.Referral();

        Given.Kept(_given.Moves(referral, ReferralState.Scheduled));

        Assert.Equal(
            [
                (ReferralState.Requested, true),
                (ReferralState.Acknowledged, false),
                (ReferralState.Accepted, false),
                (ReferralState.Contacting, false),
                (ReferralState.Scheduled, true),
            ],
            referral.Steps.Select(step => (step.To, step.On is not null))
        );
        Assert.Equal([1, 2, 3, 4, 5], referral.Steps.Select(step => step.Sequence));
    }

    [Theory]
    [InlineData(ReferralState.Declined, ReferralReason.OutOfScope, ReferralReason.MovedAway)]
    [InlineData(ReferralState.Cancelled, ReferralReason.ClientDeclined, ReferralReason.Duplicate)]
    [InlineData(ReferralState.Lapsed, ReferralReason.NotReached, ReferralReason.WaitList)]
    public void An_end_needs_a_reason_from_its_own_list(ReferralState end, ReferralReason right, ReferralReason wrong)
    {
        var referral = _given.Referral();

        Assert.Equal("Pick a reason.", Given.Refused(_given.Moves(referral, end)));
        Assert.Equal("Pick a reason.", Given.Refused(_given.Moves(referral, end, wrong)));
        Assert.Equal(right, Given.Kept(_given.Moves(referral, end, right)).Reason);
    }

    [Fact]
    public void A_step_cannot_be_earlier_than_the_one_before()
    {
        _given.Clock.Advance(TimeSpan.FromDays(2));
        var referral = _given.Referral();
        _given.Clock.Advance(TimeSpan.FromDays(1));

        var move = new ReferralMove(ReferralState.Acknowledged, new DateOnly(2026, 9, 2));

        Assert.Equal(
            "Earlier than the step before (3 Sep).",
            Given.Refused(referral.Move(move, _given.BySam, _given.Calendar))
        );
    }

    [Fact]
    public void A_closed_referral_opens_again_once_and_within_180_days()
    {
        var referral = _given.Referral();
        Given.Kept(_given.Moves(referral, ReferralState.Declined, ReferralReason.NoCapacity));
        _given.Clock.Advance(TimeSpan.FromDays(180));

        Given.Kept(_given.Moves(referral, ReferralState.Contacting));
        Given.Kept(_given.Moves(referral, ReferralState.Lapsed, ReferralReason.NotReached));

        Assert.Equal(
            "It was opened again once already. Log a new referral.",
            Given.Refused(_given.Moves(referral, ReferralState.Contacting))
        );
    }

    [Fact]
    public void After_181_days_a_closed_referral_stays_closed()
    {
        var referral = _given.Referral();
        Given.Kept(_given.Moves(referral, ReferralState.Cancelled, ReferralReason.MovedAway));
        _given.Clock.Advance(TimeSpan.FromDays(181));

        Assert.Equal(
            "Closed more than 180 days ago. Log a new referral.",
            Given.Refused(_given.Moves(referral, ReferralState.Contacting))
        );
        Assert.Empty(referral.PossibleMoves(_given.Today));
    }

    [Fact]
    public void Only_what_was_in_care_goes_back_to_care_after_a_hold()
    {
        var waiting = _given.Referral();
        Given.Kept(_given.Moves(waiting, ReferralState.Acknowledged));
        Given.Kept(_given.Moves(waiting, ReferralState.OnHold, ReferralReason.WaitList));
        var inCare = _given.Referral();
        Given.Kept(_given.Moves(inCare, ReferralState.Attended));
        Given.Kept(_given.Moves(inCare, ReferralState.InCare));
        Given.Kept(_given.Moves(inCare, ReferralState.OnHold, ReferralReason.ClientWaits));

        Assert.DoesNotContain(ReferralState.InCare, waiting.PossibleMoves(_given.Today));
        Assert.Contains(ReferralState.InCare, inCare.PossibleMoves(_given.Today));
    }

    [Fact]
    public void No_walk_through_the_states_leaves_the_table() =>
        Gen.Select(Gen.Enum<ReferralState>(), Gen.Int[0, 40])
            .Array[1, 30]
            .Sample(walk =>
            {
                var given = new Given();
                var referral = given.Referral();
                var (reopened, converted) = (0, false);
                foreach (var (to, days) in walk)
                {
                    given.Clock.Advance(TimeSpan.FromDays(days));
                    var (from, version) = (referral.State, referral.Version);
                    var possible = referral.PossibleMoves(given.Today);
                    IReadOnlyList<ReferralReason> reasons = ReferralReasons.For(to);
                    var moved = !given.Moves(referral, to, reasons.Count == 0 ? null : reasons[0]).Failed(out _, out _);

                    Assert.Equal(possible.Contains(to), moved);
                    Assert.Equal(moved ? to : from, referral.State);
                    Assert.Equal(moved ? version + 1 : version, referral.Version);
                    reopened += moved && ReferralMoves.IsEnd(from) ? 1 : 0;
                    converted |= referral.State == ReferralState.Attended;
                }

                Assert.InRange(reopened, 0, 1);
                Assert.Equal(converted, referral.AttendedOn is not null);
                Assert.Equal(referral.StepCount, referral.Steps.Count);
                Assert.Equal(referral.State, referral.Steps[^1].To);
                Assert.Equal(ReferralMoves.IsEnd(referral.State), referral.DueAt is null);
                Assert.Equal(referral.DueAt is null, referral.NextAction is null);
            });

    [Fact]
    public void There_are_fourteen_states_and_only_undo_leads_to_entered_in_error()
    {
        Assert.Equal(14, ReferralLists.States.All.Count);
        Assert.All(
            Enum.GetValues<ReferralState>(),
            from => Assert.DoesNotContain(ReferralState.EnteredInError, ReferralMoves.From(from))
        );
        Assert.DoesNotContain(ReferralState.Lapsed, ReferralMoves.From(ReferralState.Attended));
        Assert.DoesNotContain(ReferralState.Lapsed, ReferralMoves.From(ReferralState.InCare));
    }
}
