using System.Net;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsPayloadMatrixTests
{
    private static readonly string[] Presence = ["installed", "removed", "bot added", "bot removed"];

    public static TheoryData<string> Kinds => [.. TeamsSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_sound_activity_says_who_did_what_and_where(string kind)
    {
        var read = await Readings().ReadAsync(TeamsSamples.All[kind]());

        var origin = OriginOf(read);
        Assert.NotNull(origin);
        Assert.Equal((TeamsSamples.Tenant, TeamsSamples.Sam), (origin.Place.Tenant, origin.UserId));
        Assert.Equal(Presence.Contains(kind), read is not TeamsRead.Done);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_activity_with_any_field_wrong_is_taken_or_refused_and_never_acts_for_somebody_else(string kind)
    {
        var readings = Readings();
        var changes = PayloadChanges.Of(TeamsSamples.All[kind]()).ToList();
        Assert.True(changes.Count > 100);

        foreach (var (change, activity) in changes)
        {
            var read = await readings.ReadAsync(activity);

            if (read is TeamsRead.Answered answered)
            {
                Assert.True(
                    answered.Ack.Status
                        is HttpStatusCode.OK
                            or HttpStatusCode.BadRequest
                            or HttpStatusCode.NotImplemented,
                    change
                );
                continue;
            }

            var origin = OriginOf(read)!;
            Assert.True(origin.Place.Tenant == TeamsSamples.Tenant, change);
            Assert.True(origin.Mri is TeamsSamples.SamMri or "", change);
            Assert.True(read is not TeamsRead.Done done || IsSams(done), change);
        }
    }

    [Theory]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("recipient")]
    [InlineData("serviceUrl")]
    public async Task Without_somebody_or_somewhere_nothing_is_done(string field)
    {
        foreach (var (kind, sample) in TeamsSamples.All)
        {
            var activity = sample();
            activity.Remove(field);

            var read = await Readings().ReadAsync(activity);

            if (field == "from" && Presence.Contains(kind))
            {
                Assert.Equal("", OriginOf(read)!.UserId);
                continue;
            }

            var ack = Assert.IsType<TeamsRead.Answered>(read).Ack;
            var isInvoke = activity["type"]!.GetValue<string>() == "invoke";
            Assert.Equal(isInvoke ? HttpStatusCode.BadRequest : HttpStatusCode.OK, ack.Status);
            Assert.Equal(isInvoke ? "application/vnd.microsoft.error" : null, ack.Body?["type"]?.GetValue<string>());
        }
    }

    [Fact]
    public async Task The_tenant_is_named_in_one_of_two_places_and_without_it_nothing_is_done()
    {
        var activity = TeamsSamples.Personal("/referral");
        activity["conversation"]!.AsObject().Remove("tenantId");
        Assert.Equal(TeamsSamples.Tenant, (await Readings().DoneAsync(activity)).Turn.User.Installation);

        activity.Remove("channelData");
        Assert.Equal(TeamsAck.Empty, await Readings().AckAsync(activity));
    }

    [Fact]
    public async Task The_conversation_of_another_tenant_is_that_tenants()
    {
        var activity = TeamsSamples.Personal("/referral");
        activity["conversation"]!["tenantId"] = "AAAA1C52-8A40-4E0B-9B5E-2F6F0C1D7A11";

        var turn = (await Readings().DoneAsync(activity)).Turn;

        Assert.Equal("aaaa1c52-8a40-4e0b-9b5e-2f6f0c1d7a11", turn.User.Installation);
        Assert.Equal(turn.User.Installation, turn.Conversation.Installation);
    }

    private static TeamsReadings Readings()
    {
        var readings = new TeamsReadings();
        readings.HasForm(TeamsReadings.Sam);
        readings.Book.Has(TeamsSamples.Tenant, TeamsSamples.SamMri, TeamsSamples.Sam);
        return readings;
    }

    private static bool IsSams(TeamsRead.Done done) =>
        done.Turn.User == TeamsReadings.Sam
        && done.Origin is { UserId: TeamsSamples.Sam, Mri: TeamsSamples.SamMri }
        && done.Turn.Conversation.Installation == TeamsSamples.Tenant
        && done.Turn.Conversation.Id.Length is > 0 and <= 200
        && (
            done.Turn.DeliveryKey is { Length: > 0 and <= 400 } || done.Turn.Input is TurnInput.Search or TurnInput.Find
        );

    private static TeamsOrigin? OriginOf(TeamsRead read) =>
        read switch
        {
            TeamsRead.Done done => done.Origin,
            TeamsRead.Joined joined => joined.Origin,
            TeamsRead.Left left => left.Origin,
            TeamsRead.Answered => null,
            _ => throw new InvalidOperationException("An activity was neither read nor answered."),
        };
}
