using ReferralBot.EndToEnd.Tests.Teams;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>A practice's first day with the bot in Teams, from an empty database to the last goodbye.</summary>
public sealed class FirstDayOnTeamsTests
{
    [Fact]
    public async Task A_practice_sets_itself_up_works_everywhere_gets_its_messages_and_lets_the_bot_go()
    {
        await using var scene = await TeamsScene.OpenAsync();
        var day = new TeamsDay(scene);
        await scene.StartAsync();

        await day.InstallsAsync();
        await day.AddsAPartnerAsync();
        await day.LogsByOneLineAsync();
        await day.LogsByFormAfterAMistakeAsync();
        await day.ThanksAsync();
        await day.AColleagueIsRefusedKindlyAsync();

        var evening = new TeamsEvening(scene, day);
        await evening.AnswersTheCheckInAsync();
        await evening.GetsTheScorecardAsync();
        await evening.UsesTheExtensionAsync();
        await evening.StartsAgainAsync();
        evening.NobodyElseSawWhatWasForOne();
        await evening.LetsTheBotGoAsync();

        Assert.Empty(scene.Teams.Complaints);
    }
}
