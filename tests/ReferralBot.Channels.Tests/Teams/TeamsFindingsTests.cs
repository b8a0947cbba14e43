using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.Teams;

/// <summary>What the message extension finds: what the searching person reads, and what a card brings into a conversation.</summary>
public sealed class TeamsFindingsTests
{
    private static readonly TeamsFindings Findings = new(
        new TeamsCards(new FormButtons(new HandlerCatalog()), new TeamsOutgoing(NullLogger<TeamsOutgoing>.Instance))
    );

    [Fact]
    public void The_detail_is_in_the_preview_alone()
    {
        var attachment = Assert.Single(Attachments(Found("R-1: received from Northside", "anxiety · Waiting")));

        var preview = attachment["preview"]!["content"]!;
        Assert.Equal("anxiety · Waiting", (string?)preview["text"]);
        Assert.Equal("R-1: received from Northside", (string?)preview["title"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        var inserted = attachment["content"]!.ToJsonString();
        Assert.DoesNotContain("anxiety", inserted, StringComparison.Ordinal);
        Assert.Contains("R-1", inserted, StringComparison.Ordinal);
        Assert.Equal(
            ["content", "contentType", "preview"],
            attachment.Select(pair => pair.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Nothing_that_was_typed_comes_alive_in_a_list()
    {
        var attachment = Assert.Single(Attachments(Found("**R-1** [x](https://x.test)", "<b>_a_</b>")));

        var preview = attachment["preview"]!["content"]!;
        Assert.DoesNotContain("](", (string?)preview["title"], StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", (string?)preview["text"], StringComparison.Ordinal);
        Assert.Empty(TeamsReading.Alive(attachment["content"]!));
    }

    [Fact]
    public void No_more_than_Teams_shows_and_no_more_than_a_phone_loads()
    {
        var many = Enumerable.Range(1, 60).Select(number => Found($"R-{number}", "d")).ToArray();
        var large = Enumerable.Range(1, 25).Select(number => Found(new string('r', 100), "d", paragraphs: 6)).ToArray();

        Assert.Equal(25, Attachments(many).Count);
        Assert.InRange(Attachments(large).Count, 1, 24);
        Assert.Empty(Attachments());
    }

    [Fact]
    public void Who_may_not_look_reads_why() =>
        Assert.Contains(
            "Ask Sam",
            new TeamsSearchReplies(Findings).Extension(Reply.Problem("Ask Sam for access.")).Body?.ToString() ?? "",
            StringComparison.Ordinal
        );

    private static Finding Found(string title, string detail, int paragraphs = 0) =>
        new(
            title,
            detail,
            new Card("R-1", [.. Enumerable.Repeat(new Block.Paragraph(new string('b', 2_900)), paragraphs)])
        );

    private static List<JsonObject> Attachments(params Finding[] findings)
    {
        var result = Findings.List(findings)["composeExtension"]!;
        Assert.Equal(("result", "list"), ((string?)result["type"], (string?)result["attachmentLayout"]));
        return [.. result["attachments"]!.AsArray().Select(attachment => attachment!.AsObject())];
    }
}
