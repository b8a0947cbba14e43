using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>Problems, and the words that bridge a wait.</summary>
public sealed class SlackProblemTests
{
    private static readonly Reply.Failed Failed = new(
        "I know no partner called “Nrthside”.",
        [new Button("Add it", "draft add d1 from"), new Button("Choose another", "draft choose d1 from")]
    )
    {
        Typed = "/referral received from:Nrthside <!channel> *now*",
    };

    [Fact]
    public void A_problem_in_a_conversation() => Approved.Match(SlackRenderer.Problem(Failed));

    [Fact]
    public void A_problem_in_a_dialog() => Approved.Match(SlackRenderer.ProblemView(Failed, "Back"));

    [Fact]
    public void What_was_typed_is_given_back_letter_by_letter()
    {
        foreach (var drawn in All(Failed))
        {
            var literal = Json.Things(drawn).Single(thing => Json.Text(thing, "type") == "rich_text_preformatted");

            Assert.Equal(Failed.Typed, Json.Text(literal["elements"]![0], "text"));
            Assert.Equal("text", Json.Text(literal["elements"]![0], "type"));
            Assert.Empty(SlackReading.Alive(drawn));
            Assert.Empty(SlackLimits.Check(drawn));
            Assert.Equal(
                Failed.Buttons.Select(button => button.Line),
                SlackReading.Buttons(drawn).Select(button => Json.Text(button, "value"))
            );
        }
    }

    [Fact]
    public void Where_nothing_was_typed_nothing_is_given_back() =>
        Assert.All(
            All(Failed with { Typed = null }),
            drawn =>
                Assert.DoesNotContain(
                    SlackReading.Texts(drawn),
                    text => text.Contains("You typed", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void The_longest_problem_stays_within_the_limits()
    {
        var longest = new Reply.Failed(
            CardSamples.Long(9_000),
            [.. Enumerable.Range(0, 60).Select(_ => new Button(CardSamples.Long(200), CardSamples.Long(1_900)))]
        )
        {
            Typed = CardSamples.Wide(9_000),
        };

        Assert.All(All(longest), drawn => Assert.Empty(SlackLimits.Check(drawn)));
        Assert.All(All(new Reply.Failed("", [])), drawn => Assert.Empty(SlackLimits.Check(drawn)));
    }

    [Fact]
    public void The_words_that_bridge_a_wait_are_taken()
    {
        Assert.Empty(SlackLimits.Check(SlackRenderer.Working()));
        Assert.Empty(SlackLimits.Check(SlackRenderer.WorkingView()));
        Assert.Equal("Still working on it. The answer comes in a moment.", Json.Text(SlackRenderer.Working(), "text"));
    }

    private static JsonObject[] All(Reply.Failed failed) =>
        [SlackRenderer.Problem(failed), SlackRenderer.ProblemView(failed), SlackRenderer.ProblemHome(failed)];
}
