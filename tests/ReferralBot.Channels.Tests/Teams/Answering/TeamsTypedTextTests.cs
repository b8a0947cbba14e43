using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>
/// Whatever people type, wherever it is shown: it never becomes a mention, a link or markup, and what is drawn stays within the
/// limits.
/// </summary>
public sealed partial class TeamsTypedTextTests
{
    private static readonly TeamsSurface[] Places =
    [
        TeamsSurface.Message with
        {
            IsAlone = true,
        },
        TeamsSurface.Dialog,
        TeamsSurface.ExtensionDialog,
    ];

    [Fact]
    public void In_a_card_a_problem_and_a_form_on_every_surface() =>
        Gen.Select(TypedText.Any, TypedText.Any)
            .Sample(
                (one, other) =>
                {
                    foreach (var place in Places)
                    {
                        Dead(TeamsRenderer.Card(TypedText.Card(one, other), place));
                        var failed = new Reply.Failed(one, [new Button(other, "/x")]) { Typed = one };
                        Dead(TeamsRenderer.Problem(failed, place));
                        Dead(TeamsFormRenderer.Draw(TypedText.Form(one, other), place));
                    }
                },
                iter: 60
            );

    [Fact]
    public void In_a_notice_a_title_a_notification_a_choice_and_a_preview() =>
        Gen.Select(TypedText.Any, TypedText.Any)
            .Sample(
                (one, other) =>
                {
                    var drawn = new TeamsDrawn(TeamsRenderer.Card(new Card(one)), one, other);
                    Inert(drawn.ToMessage()["summary"]);
                    Inert(TeamsDialogs.Continue(drawn)["task"]!["value"]!["title"]);
                    Inert(TeamsDialogs.Message(one)["task"]!["value"]);
                    Inert(TeamsInvokes.Toast(one)["value"]);
                    var options = TeamsInvokes.Options([new Option("1", one)])["value"]!["results"]!;
                    Inert(options[0]!["title"]);
                    var found = new TeamsFindings(Cards()).List([new Finding(one, other, TypedText.Card(one, other))]);
                    var attachment = found["composeExtension"]!["attachments"]![0]!;
                    Inert(attachment["preview"]!["content"]!["title"]);
                    Inert(attachment["preview"]!["content"]!["text"]);
                    Dead(attachment["content"]!.AsObject());
                    Inert(TeamsFindings.Message(one)["composeExtension"]!["text"]);
                },
                iter: 200
            );

    [Theory]
    [InlineData("Oak & <Co>", "Oak & ‹Co›")]
    [InlineData("snake_case, 3 * 4 and a_b", "snake_case, 3 ∗ 4 and a_b")]
    public void What_is_harmless_stays_readable(string typed, string shown) =>
        Assert.Equal(shown, TeamsText.Inert(typed, 100));

    [Fact]
    public void In_production_what_breaks_a_limit_is_cut_to_what_teams_takes()
    {
        var gate = new TeamsOutgoing(
            NullLogger<TeamsOutgoing>.Instance,
            new HostingEnvironment { EnvironmentName = "Production" }
        );
        var card = TeamsRenderer.Card(Samples.Receipt);
        var body = card["body"]!.AsArray();
        body.Insert(0, new JsonObject { ["type"] = "TextBlok" });
        body.Add((JsonNode)TeamsText.Block(new string('x', 30_000), 30_000));

        var cut = gate.Checked(card);

        Assert.Empty(TeamsLimits.Check(cut));
        Assert.Contains("Thank", cut.ToJsonString(), StringComparison.Ordinal);
        Assert.Throws<TeamsLimitException>(() => Gate().Checked(card));
    }

    [Theory]
    [InlineData("&`amp;")]
    [InlineData("&_amp;")]
    [InlineData("{{{DATE(2026-09-16T09:00:00Z)}}}")]
    [InlineData("{{{{TIME(2026-09-16T09:00:00Z)}}}}")]
    public void What_is_made_harmless_makes_nothing_else_alive(string typed) =>
        Assert.DoesNotMatch(Live(), TeamsText.Inert(typed, 100));

    private static TeamsOutgoing Gate() => new(NullLogger<TeamsOutgoing>.Instance);

    private static TeamsCards Cards() => new(new FormButtons(new HandlerCatalog()), Gate());

    private static void Dead(JsonObject drawn)
    {
        var read = drawn.DeepClone().AsObject();
        foreach (var thing in Json.Things(read).ToList())
        {
            // What stands in a field is edited, and what comes back is read by nobody but us.
            if (Json.Text(thing, "type").StartsWith("Input.", StringComparison.Ordinal))
            {
                thing.Remove("value");
                thing.Remove("choices");
            }

            if (Json.Text(thing, "type").StartsWith("Action.", StringComparison.Ordinal))
            {
                thing.Remove("data");
            }
        }

        Assert.Empty(TeamsReading.Alive(read));
        Assert.Empty(TeamsLimits.Check(drawn));
    }

    private static void Inert(JsonNode? words) => Assert.DoesNotMatch(Live(), words!.GetValue<string>());

    [GeneratedRegex(
        @"[<>*`~\[\]\\]|\{\{|://|www\.|&[\p{L}#]\w*;|\b__|[\uD800-\uDBFF](?![\uDC00-\uDFFF])",
        RegexOptions.None,
        1_000
    )]
    private static partial Regex Live();
}
