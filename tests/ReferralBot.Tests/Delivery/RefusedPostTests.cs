using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Tests.Delivery;

/// <summary>What the dispatcher does when a place takes nothing any more, or a whole installation asks to wait.</summary>
public sealed class RefusedPostTests : DispatchTests
{
    private const string Notice = "I couldn't post this for the team";

    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    private protected override DispatchLimits Limits => new(Database.Clock) { MostInHand = 1 };

    [Fact]
    public async Task A_refusal_with_a_remedy_pauses_the_place_and_goes_to_the_owner_once_and_never_in_a_circle()
    {
        await HasOwnerAndRouteAsync("room");
        Channel.Answer = (_, _) =>
            Task.FromResult<SendResult>(new SendResult.Refused("Not in there.") { Remedy = "Invite me." });
        await HasAsync("room", "card");

        await DrainAsync();
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await DrainAsync();

        // the card, and the owner's message, which is refused as well
        Assert.Equal(["card", Notice], Channel.Posted);
        Assert.Equal(OutboxState.Refused, (await StoredAsync("card")).State);
        Assert.Equal("private sam", (await StoredAsync(Notice)).ConversationId);
    }

    [Fact]
    public async Task A_refusal_of_one_message_alone_pauses_nothing()
    {
        await HasOwnerAndRouteAsync("room");
        Channel.Answer = (_, _) => Task.FromResult<SendResult>(new SendResult.Refused("It is too long."));
        await HasAsync("room", "card");

        await DrainAsync();

        Assert.Equal(["card"], Channel.Posted);
    }

    [Fact]
    public async Task Where_a_whole_installation_must_wait_one_message_asks_and_other_installations_go_on()
    {
        var answers = new Dictionary<string, SendResult>(StringComparer.Ordinal)
        {
            ["first"] = new SendResult.Wait(HalfAMinute) { ForInstallation = true },
        };
        Channel.Answer = (card, _) => Task.FromResult(answers.GetValueOrDefault(card.Title, new SendResult.Sent("1")));
        await HasAsync("a", "first");
        Database.Clock.Advance(TimeSpan.FromMilliseconds(1)); // of the same instant, any may be the first
        await HasAsync("b", "second");
        await HasInAsync("there", "third");

        await DrainAsync();
        Assert.Equal(["first", "third"], Channel.Posted);

        answers.Clear();
        Database.Clock.Advance(HalfAMinute);
        await DrainAsync();
        Assert.Equal(["first", "second"], Channel.Posted.Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_asks_for_a_second_again_and_again_is_asked_less_and_less_often()
    {
        Channel.Answer = (_, _) => Task.FromResult<SendResult>(new SendResult.Wait(TimeSpan.Zero));
        await HasAsync("room", "card");

        for (var second = 0; second < 60; second++)
        {
            await DrainAsync();
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(6, Channel.Posted.Count); // after 0, 1, 3, 7, 15 and 31 seconds
        Assert.Equal(OutboxState.Pending, (await StoredAsync("card")).State);
    }

    protected override void Configure(IServiceCollection services) => services.AddMetrics().AddFeatures();

    private Task HasInAsync(string installation, string title) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var to = new ConversationRef("fake", installation, "room");
                db.Outbox.Add(OutboxMessage.Post(Practice.Id, to, new Card(title), Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

    private Task HasOwnerAndRouteAsync(string conversation) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var failed = Member.Join(Practice.Id, "Sam", Role.Owner, Database.Clock).Failed(out _, out var sam);
                Assert.False(failed);
                var place = new ChannelAddress("fake", "here", conversation);
                db.Add(sam!);
                db.Add(MemberIdentity.Of(sam!, place with { Id = "sam" }, Database.Clock));
                db.Add(MessageRoute.For(Practice, MessageKind.CheckIns, place, Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}
