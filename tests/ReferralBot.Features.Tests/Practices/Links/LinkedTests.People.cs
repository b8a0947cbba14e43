using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <content>Who is who afterwards.</content>
public abstract partial class LinkedTests
{
    [Fact]
    public async Task One_person_with_two_accounts_becomes_one_member()
    {
        var ana = await InstalledAsync("T2");
        var linked = await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        Assert.Contains(
            "as Sam in both",
            TestBot.Read(await Bot.Presses(linked, "Yes, that's me", ana)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Hello Sam", TestBot.Read(await Bot.Says("/refbot", ana)), StringComparison.Ordinal);
        Assert.Contains(
            await Bot.Outbox(),
            message => message.CardJson.Contains("one person", StringComparison.Ordinal)
        );
        TestBot.Failure(await Bot.Presses(linked, "Yes, that's me", ana));
    }

    [Fact]
    public async Task Two_people_stay_two()
    {
        var ana = await InstalledAsync("T2");
        var linked = await Bot.Says($"/refbot link {await CodeAsync()}", ana);

        await Bot.Presses(linked, "No, somebody else", ana);

        Assert.StartsWith("Hello Ana Ruiz", TestBot.Read(await Bot.Says("/refbot", ana)), StringComparison.Ordinal);
        TestBot.Failure(await Bot.Presses(linked, "Yes, that's me", ana));
    }

    [Fact]
    public async Task Nobody_else_is_taken_for_the_one_who_made_the_code()
    {
        var ana = await InstalledAsync("T2");
        await Bot.Says($"/refbot link {await CodeAsync()}", ana);
        var bo = await Bot.HasMember("Bo", Role.Owner);

        TestBot.Failure(await Bot.Says("/refbot link me:yes", bo));
    }
}
