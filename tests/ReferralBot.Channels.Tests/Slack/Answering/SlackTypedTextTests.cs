using System.Text.Json.Nodes;
using CsCheck;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>
/// Whatever people type, wherever it is shown: it never becomes a mention, a link or markup, and what is drawn stays within the
/// limits.
/// </summary>
public sealed class SlackTypedTextTests
{
    [Fact]
    public void In_a_card_on_every_surface() =>
        Gen.Select(TypedText.Any, TypedText.Any)
            .Sample(
                (one, other) =>
                {
                    var card = TypedText.Card(one, other);
                    Dead(SlackRenderer.Message(card));
                    Dead(SlackRenderer.View(card));
                    Dead(SlackRenderer.Home(card));
                },
                iter: 200
            );

    [Fact]
    public void In_a_problem_on_every_surface() =>
        Gen.Select(TypedText.Any, TypedText.Any)
            .Sample(
                (one, other) =>
                {
                    var failed = new Reply.Failed(one, [new Button(other, "/x")]) { Typed = one };
                    Dead(SlackRenderer.Problem(failed));
                    Dead(SlackRenderer.ProblemView(failed));
                    Dead(SlackRenderer.ProblemHome(failed));
                },
                iter: 200
            );

    [Fact]
    public void In_a_form() =>
        Gen.Select(TypedText.Any, TypedText.Any)
            .Sample((one, other) => Dead(SlackFormRenderer.Modal(TypedText.Form(one, other), "k3")), iter: 200);

    [Fact]
    public void In_the_problems_and_the_options_of_a_form() =>
        TypedText.Any.Sample(
            text =>
            {
                var problems = new Dictionary<string, string>(StringComparer.Ordinal) { ["on"] = text };
                var errors = SlackFormRenderer.Errors(problems, ["on~k3"])!;
                Assert.Empty(SlackLimits.Check(new JsonObject { ["response_action"] = "errors", ["errors"] = errors }));
                Assert.NotEqual("", Json.Text(errors, "on~k3"));
                Dead(SlackFormRenderer.Options([new Option("1", text), new Option("+" + text, text)]));
            },
            iter: 200
        );

    [Fact]
    public void The_check_itself_finds_what_is_alive()
    {
        Assert.NotEmpty(Found(new JsonObject { ["type"] = "mrkdwn", ["text"] = "<!channel>" }));
        Assert.NotEmpty(Found(new JsonObject { ["text"] = "Hello <@U1>" }));
        Assert.NotEmpty(Found(new JsonObject { ["type"] = "link", ["url"] = "https://evil.example" }));
        Assert.NotEmpty(
            Found(
                new JsonObject
                {
                    ["type"] = "plain_text",
                    ["text"] = ":tada:",
                    ["emoji"] = true,
                }
            )
        );
        Assert.NotEmpty(
            Found(
                new JsonObject
                {
                    ["type"] = "plain_text",
                    ["text"] = "\uD800",
                    ["emoji"] = false,
                }
            )
        );
        Assert.Empty(Found(new JsonObject { ["title"] = SlackText.Plain("<!channel> 👩‍👩‍👧‍👦", 90) }));
    }

    private static void Dead(JsonObject drawn)
    {
        Assert.Empty(Found(drawn));
        Assert.Empty(SlackLimits.Check(drawn));
    }

    private static IReadOnlyList<string> Found(JsonObject drawn) =>
        [
            .. SlackReading.Alive(WithoutValues(drawn)),
            .. Json.Things(drawn).Where(thing => thing.ContainsKey("url")).Select(_ => "something leads elsewhere"),
        ];

    // What stands in a field, and what comes back as it was sent, is read by nobody but us.
    private static JsonObject WithoutValues(JsonObject drawn)
    {
        var read = drawn.DeepClone().AsObject();
        foreach (var thing in Json.Things(read).ToList())
        {
            thing.Remove("initial_value");
            thing.Remove("value");
        }

        return read;
    }
}
