using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed partial class TeamsTypedTests
{
    private readonly TeamsReadings _readings = new();

    [Theory]
    [InlineData("<at>ReferralBot</at> referral", "referral")]
    [InlineData("<at>ReferralBot</at>&nbsp;/referral from:Northside", "/referral from:Northside")]
    [InlineData("<at>ReferralBot</at>\u00A0\n referral", "referral")]
    [InlineData("referral from:Northside <at>ReferralBot</at>", "referral from:Northside")]
    [InlineData("referral<at>ReferralBot</at>from:Northside", "referral from:Northside")]
    [InlineData("<at>ReferralBot</at> referral <at>ReferralBot</at>", "referral")]
    [InlineData("\r\n<at id=\"0\">ReferralBot</at>\r\n\r\nreferral", "referral")]
    [InlineData("<at>ReferralBot</at>", "")]
    [InlineData("  /Referral   from:\t Northside\u2003&amp;&nbsp;co ", "/Referral from: Northside & co")]
    [InlineData("/referral note:\"a &lt; b &amp;amp; c\"", "/referral note:\"a < b &amp; c\"")]
    [InlineData("/referral note:\"R&D, AT&T\"", "/referral note:\"R&D, AT&T\"")]
    [InlineData("<attic> referral", "<attic> referral")]
    [InlineData("<at>never closed", "<at>never closed")]
    public async Task A_message_is_read_as_it_was_typed(string text, string line) =>
        Assert.Equal(line, await _readings.LineAsync(TeamsSamples.Group(text)));

    [Theory]
    [InlineData("<p>/referral from:Northside &amp; Co</p>", "/referral from:Northside & Co")]
    [InlineData(
        "<div><div><span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">ReferralBot</span>&nbsp;<strong>referral</strong></div></div>",
        "referral"
    )]
    [InlineData("<p><at>ReferralBot</at> referral</p>", "referral")]
    [InlineData("<span itemtype=\"http://schema.skype.com/Mention", "")]
    public async Task A_message_without_a_text_is_read_from_its_rich_text(string html, string line)
    {
        var message = TeamsSamples.Group(" ");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.com/a.png" },
            new JsonObject { ["contentType"] = "text/html", ["content"] = html }
        );

        Assert.Equal(line, await _readings.LineAsync(message));
    }

    [Fact]
    public async Task The_rich_text_of_a_message_with_a_text_is_not_read()
    {
        var message = TeamsSamples.Group("referral");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>partner list</p>" }
        );

        Assert.Equal("referral", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task The_bot_is_told_by_its_id_whatever_it_is_called()
    {
        var message = TeamsSamples.Group("<at>Front Desk &amp; Co</at> referral");
        message["entities"] = new JsonArray(
            TeamsSamples.Mention(TeamsSamples.Bot, "Front Desk & Co", "<at>Front Desk &amp; Co</at>")
        );

        Assert.Equal("referral", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task Somebody_who_is_called_like_the_bot_is_not_the_bot()
    {
        _readings.Book.Has(TeamsSamples.Tenant, TeamsSamples.LeeMri, TeamsSamples.Lee);
        var message = TeamsSamples.Group("<at>ReferralBot</at> assign to:<at>ReferralBot</at>");
        message["entities"] = new JsonArray(
            TeamsSamples.Mention(TeamsSamples.Bot, "ReferralBot"),
            TeamsSamples.Mention(TeamsSamples.LeeMri, "ReferralBot")
        );

        Assert.Equal($"assign to:@{TeamsSamples.Lee}", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task Others_are_named_by_the_id_that_turns_know_them_by()
    {
        _readings.Book.Has(TeamsSamples.Tenant, TeamsSamples.LeeMri, TeamsSamples.Lee);

        Assert.Equal(
            $"assign to:@{TeamsSamples.Lee} now",
            await _readings.LineAsync(TeamsSamples.Group("<at>ReferralBot</at> assign to:<at>Lee Ng</at>now"))
        );
    }

    [Theory]
    [InlineData("Lee Ng", "assign @Lee Ng")]
    [InlineData("Lee note:\"x", "assign @Lee note x")]
    [InlineData("\"“”", "assign @someone")]
    [InlineData("Zoë O'Brien-Łuk", "assign @Zoë O'Brien-Łuk")]
    public async Task Who_is_not_known_keeps_the_name_and_it_is_never_part_of_a_command(string name, string line)
    {
        _readings.Book.Has("another-tenant", TeamsSamples.LeeMri, TeamsSamples.Lee);
        var message = TeamsSamples.Group($"assign <at>{WebUtility.HtmlEncode(name)}</at>");
        message["entities"] = new JsonArray(
            TeamsSamples.Mention(TeamsSamples.LeeMri, name, $"<at>{WebUtility.HtmlEncode(name)}</at>")
        );

        Assert.Equal(line, await _readings.LineAsync(message));
    }

    [Fact]
    public async Task A_mention_that_nobody_vouches_for_is_a_name()
    {
        var message = TeamsSamples.Group("assign <at>ReferralBot</at>");
        message.Remove("entities");

        Assert.Equal("assign @ReferralBot", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task Formatted_text_is_its_words()
    {
        var message = TeamsSamples.Group("<p><at>ReferralBot</at> <b>referral</b></p><p>from:A &amp; B</p>");
        message["textFormat"] = "xml";

        Assert.Equal("referral\nfrom:A & B", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task A_text_longer_than_any_message_is_cut_and_named_people_are_counted()
    {
        var line = await _readings.LineAsync(TeamsSamples.Personal(new string('x', 400_000)));
        Assert.Equal(TeamsTyped.MaxText, line.Length);

        var mentions = string.Concat(Enumerable.Repeat("<at>Lee Ng</at> ", 2_000));
        Assert.StartsWith(
            "@Lee Ng @Lee Ng",
            await _readings.LineAsync(TeamsSamples.Group(mentions)),
            StringComparison.Ordinal
        );
    }

    private string Line(JsonObject message)
    {
        var read = _readings.Read(message);
        return ((TurnInput.Command)((TeamsRead.Done)read).Turn.Input).Line;
    }
}
