using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests.Practices;

/// <summary>Somebody who is mentioned is found by the id that the channel has for them, not by a name that two may share.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed class MentionTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_mention_is_who_it_names_in_the_callers_own_installation()
    {
        await _bot.HasPartner("Northside");
        await HasMentionable("Kim Lee", "workspace", "U0KIM0001");
        await HasMentionable("Kim Lee-Baker", "workspace", "U0KIM0002");
        await HasMentionable("Ana", "elsewhere", "U0KIM0001");

        var reply = await _bot.Says("/referral received from:Northside for:anxiety owner:@U0KIM0002");

        Assert.IsType<Reply.Shown>(reply);
        var owner = await _bot.InDatabase(db => db.Referrals.Select(referral => referral.OwnerId).SingleAsync());
        Assert.Equal(
            "Kim Lee-Baker",
            await _bot.InDatabase(db =>
                db.Members.Where(member => member.Id == owner).Select(member => member.DisplayName).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Somebody_of_another_installation_is_not_found_by_that_id()
    {
        await _bot.HasPartner("Northside");
        await HasMentionable("Ana", "elsewhere", "U0ANA0001");

        var reply = await _bot.Says("/referral received from:Northside for:anxiety owner:@U0ANA0001");

        Assert.Equal("Pick someone who uses ReferralBot.", Assert.IsType<Reply.Failed>(reply).Message);
    }

    private async Task HasMentionable(string name, string installation, string userId)
    {
        await _bot.HasMember(name, Role.Coordinator);
        await _bot.InDatabase(async db =>
        {
            var member = await db.Members.SingleAsync(row => row.DisplayName == name);
            db.Add(MemberIdentity.Of(member, new ChannelAddress("test", installation, userId), _bot.Clock));
            return await db.SaveChangesAsync();
        });
    }
}
