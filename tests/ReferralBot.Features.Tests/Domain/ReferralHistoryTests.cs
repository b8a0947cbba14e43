using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

/// <summary>A referral that comes from a file: each state can, with the steps that lead there, and nothing impossible can.</summary>
public sealed class ReferralHistoryTests
{
    private static readonly DateOnly Came = new(2025, 3, 3);
    private static readonly DateOnly Reached = new(2025, 3, 5);
    private static readonly DateOnly Visited = new(2025, 3, 12);
    private static readonly DateOnly Ended = new(2025, 7, 1);

    private readonly Given _given = new();

    public static TheoryData<ReferralState> States => [.. Enum.GetValues<ReferralState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_is_reached_by_legal_moves(ReferralState state)
    {
        var isVisited = state is ReferralState.Attended or ReferralState.InCare or ReferralState.Completed;
        var isEnd = ReferralMoves.IsEnd(state);
        var referral = Given.Kept(
            Import(
                History() with
                {
                    State = state,
                    AttendedOn = isVisited ? Visited : null,
                    ClosedOn = isEnd ? Ended : null,
                }
            )
        );

        Assert.Equal(state, referral.State);
        Assert.Equal(isVisited ? Visited : null, referral.AttendedOn);
        Assert.Equal(isEnd, referral.DueAt is null);
        var steps = referral.Steps;
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Sequence));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(
            steps.Skip(1).Where(step => step.To != ReferralState.EnteredInError),
            step => Assert.Contains(step.To, ReferralMoves.From(step.From!.Value))
        );
    }

    [Fact]
    public void Dates_become_steps_and_what_nobody_dated_is_not_recorded()
    {
        var referral = Given.Kept(
            Import(
                History() with
                {
                    FirstContactOn = Reached,
                    AttendedOn = Visited,
                    ClosedOn = Ended,
                    State = ReferralState.Completed,
                    Outcome = new Outcome(Fits: true, Satisfaction: 4, Retained: true),
                }
            )
        );

        Assert.Equal(
            [
                (ReferralState.Requested, Came),
                (ReferralState.Acknowledged, null),
                (ReferralState.Accepted, null),
                (ReferralState.Contacting, Reached),
                (ReferralState.Scheduled, null),
                (ReferralState.Attended, Visited),
                (ReferralState.Completed, Ended),
            ],
            referral.Steps.Select(step => (step.To, step.On))
        );
        Assert.Equal((true, 4, true), (referral.Fits, referral.Satisfaction, referral.Retained));
    }

    public static TheoryData<string, ReferralHistory> Impossible =>
        new()
        {
            { "referral.attended", History() with { State = ReferralState.InCare } },
            { "referral.state", History() with { State = ReferralState.Lapsed, AttendedOn = Visited } },
            { "referral.state", History() with { ClosedOn = Ended } },
            { "referral.closed", History() with { ClosedOn = Ended, State = ReferralState.Contacting } },
            { "referral.reason", History() with { State = ReferralState.Lapsed, Reason = ReferralReason.NoCapacity } },
            { "referral.first-contact", History() with { FirstContactOn = Came.AddDays(-1) } },
            { "referral.attended", History() with { FirstContactOn = Visited, AttendedOn = Reached } },
            { "referral.closed", History() with { State = ReferralState.Declined, ClosedOn = new(2030, 1, 1) } },
            { "outcome.satisfaction", History() with { Outcome = new Outcome(Satisfaction: 5) } },
            {
                "outcome.retained",
                History() with
                {
                    AttendedOn = new(2026, 8, 20),
                    Outcome = new Outcome(Retained: true),
                }
            },
        };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_cannot_have_been_is_refused(string code, ReferralHistory history) =>
        Assert.Equal(code, Import(history).Problem?.Code);

    [Fact]
    public void A_file_brings_a_referral_up_to_date_once()
    {
        var referral = Given.Kept(Import(History()));
        var news = History() with
        {
            AttendedOn = Visited,
            State = ReferralState.Attended,
            Outcome = new(Satisfaction: 5),
        };
        news = news with { Entry = news.Entry with { Partner = _partner, OwnerId = _given.Sam.Id } };

        Assert.True(Given.Kept(referral.Update(news, _given.BySam, _given.Calendar)));
        Assert.False(Given.Kept(referral.Update(news, _given.BySam, _given.Calendar)));
        Assert.Equal((ReferralState.Attended, 5), (referral.State, referral.Satisfaction));
        Assert.Equal(
            "referral.attended",
            referral.Update(news with { AttendedOn = Reached }, _given.BySam, _given.Calendar).Problem?.Code
        );
    }

    private Partner? _partner;

    private Result<Referral> Import(ReferralHistory history)
    {
        _partner = _given.Partner();
        var entry = history.Entry with { Partner = _partner, OwnerId = _given.Sam.Id };
        return Referral.Import(_given.Practice.Id, history with { Entry = entry }, _given.BySam, _given.Calendar);
    }

    private static ReferralHistory History() =>
        new()
        {
            Entry = new ReferralEntry
            {
                Direction = ReferralDirection.Received,
                Client = ClientCode.New(),
                Service = "anxiety",
                On = Came,
                OwnerId = default,
            },
        };
}
