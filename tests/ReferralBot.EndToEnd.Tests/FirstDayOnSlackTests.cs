using ReferralBot.EndToEnd.Tests.Slack;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>A practice's first day with the bot in Slack, from an empty database to a restart.</summary>
public sealed class FirstDayOnSlackTests
{
    [Theory]
    [InlineData(SlackWay.Http)]
    [InlineData(SlackWay.Socket)]
    public async Task A_practice_sets_itself_up_works_gets_its_messages_and_all_of_it_survives_a_restart(SlackWay way)
    {
        await using var scene = await SlackScene.OpenAsync(way);
        var day = new SlackDay(scene);
        await scene.StartAsync();

        await day.SetsUpAsync();
        await day.AddsAPartnerAsync();
        await day.LogsByOneLineAsync();
        await day.LogsByFormAndAddsAPartnerOnTheWayAsync();
        await day.ThanksAsync();
        await day.AColleagueJoinsByTypingAsync();
        await day.AGuestIsRefusedKindlyAsync();

        var evening = new SlackEvening(scene, day);
        await evening.ChoosesAConversationThatTheBotIsNotInAsync();
        await evening.AnswersTheCheckInAsync();
        await evening.GetsTheScorecardAsync();
        await evening.LooksAtTheHomePageAsync();
        await evening.UsesShortcutsAsync();
        await evening.StartsAgainAsync();
        await evening.FindsEverythingAgainAsync();

        Assert.Empty(scene.Slack.Complaints);
        Assert.Empty(scene.Slack.Sockets.Complaints);
    }
}
