using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>An answer for one person is read by that person alone, whatever Teams refuses on the way.</summary>
public sealed class TeamsWhisperTests : TeamsAnsweringTests
{
    private const string Secret = "From Northside.";

    public static TheoryData<string> Several { get; } = ["group", "channel"];

    [Theory]
    [InlineData("personal")]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task Where_all_is_well_it_stands_where_it_was_asked_for(string scope)
    {
        var place = Bot.Place(scope);

        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), place);

        Assert.Contains(Secret, Bot.Newest(place).SeenFor(Bot.Ana), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Bot.SamReads(place), StringComparison.Ordinal);
        Assert.Equal(scope == "personal" ? null : Bot.Ana, Bot.Newest(place).OnlyFor);
    }

    [Theory]
    [MemberData(nameof(Several))]
    public async Task Where_it_cannot_be_private_there_it_comes_into_the_persons_own_chat(string scope)
    {
        Teams.Faults.Next("send", Refused);

        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), Bot.Place(scope));

        Assert.Contains(Secret, Bot.Newest(Bot.Person.Chat).Seen, StringComparison.Ordinal);
        Nobody(scope);
    }

    [Theory]
    [MemberData(nameof(Several))]
    public async Task Where_there_is_no_own_chat_either_all_read_only_that_there_is_an_answer(string scope)
    {
        Bot.Person.Chat.Refuses = "ConversationBlockedByUser";
        Teams.Faults.Next("send", Refused);

        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), Bot.Place(scope));

        Assert.Contains("I can't write to you alone", Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
        Nobody(scope);
    }

    [Theory]
    [MemberData(nameof(Several))]
    public async Task Where_nothing_can_be_said_nothing_is(string scope)
    {
        Bot.Person.Chat.Refuses = "ConversationBlockedByUser";
        Bot.Place(scope).Refuses = "MessageWritesBlocked";

        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), Bot.Place(scope));

        Assert.Null(Bot.Person.NewestIn(Bot.Place(scope)));
        Nobody(scope);
    }

    [Theory]
    [MemberData(nameof(Several))]
    public async Task An_answer_that_was_lost_is_not_said_twice(string scope)
    {
        Teams.Faults.Next("send", new FakeFault.AnswerLost());

        await Bot.TypesAsync(Reply.Show(AnswerSamples.Receipt), Bot.Place(scope));

        Assert.Single(Teams.CallsOf("send"));
        Nobody(scope);
    }

    [Theory]
    [MemberData(nameof(Several))]
    public async Task Forms_and_problems_are_private_as_well(string scope)
    {
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form), Bot.Place(scope));
        await Bot.TypesAsync(AnswerSamples.Typo, Bot.Place(scope));

        Assert.Equal(2, Bot.Place(scope).Posts.Count(post => post.IsBots && post.OnlyFor == Bot.Ana));
        Assert.DoesNotContain("Who referred?", Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
    }

    private static FakeFault Refused => new FakeFault.Status(403);

    private void Nobody(string scope)
    {
        Assert.DoesNotContain(Secret, Bot.SamReads(Bot.Place(scope)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Bot.Place(scope).Posts,
            post => post.OnlyFor is null && post.Seen.Contains(Secret, StringComparison.Ordinal)
        );
    }
}
