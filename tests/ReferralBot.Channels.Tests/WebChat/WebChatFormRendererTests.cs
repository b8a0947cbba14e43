using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatFormRendererTests
{
    [Fact]
    public async Task Every_field_has_a_label_and_names_its_hint_and_its_problem()
    {
        var question = new Question(new TextField("name", "Name of the partner") { Hint = "As people say it." })
        {
            Initial = ["N"],
            Problem = "2 to 80 characters.",
        };

        var html = await WebChatFormRenderer.FormAsync(
            new Form("Add a partner", question) { Id = "partner.add" },
            "f-1"
        );

        Assert.Contains("<label for=\"f-1-name\">Name of the partner</label>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"f-1-name-hint f-1-name-problem\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "id=\"f-1-name-problem\" role=\"alert\">2 to 80 characters.</p>",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_day_that_could_not_be_read_stays_as_it_was_typed()
    {
        var field = new DateField("on", "When?");

        var unread = await WebChatFormRenderer.FormAsync(
            new Form("Form", new Question(field) { Initial = ["31 Feb"] }),
            "f-1"
        );
        var read = await WebChatFormRenderer.FormAsync(
            new Form("Form", new Question(field) { Initial = ["2026-09-01"] }),
            "f-1"
        );

        Assert.Contains("<input type=\"text\" value=\"31 Feb\"", unread, StringComparison.Ordinal);
        Assert.Contains("<input type=\"date\" value=\"2026-09-01\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_shown_by_its_name_and_sent_by_its_id()
    {
        var question = new Question(new LookupField<int>("from", "Who?", "partner"))
        {
            Initial = ["17"],
            Options = [new Option("17", "Northside")],
        };

        var html = await WebChatFormRenderer.FormAsync(new Form("Form", question), "f-1");

        Assert.Contains("value=\"Northside\"", html, StringComparison.Ordinal);
        Assert.Contains("data-value=\"17\"", html, StringComparison.Ordinal);
        Assert.Contains("role=\"combobox\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_of_a_few_are_boxes_in_a_named_group_and_several_of_many_a_line()
    {
        var few = new Question(new MultiField<int>("why", "Why?", [new(1, "fit", "Fit"), new(2, "near", "Near")]))
        {
            Initial = ["near"],
        };
        var many = new Question(new MultiTextField("for", "For which?")) { Initial = ["R-1", "R-2"] };

        var html = await WebChatFormRenderer.FormAsync(new Form("Form", few, many), "f-1");

        Assert.Contains("<legend>Why?</legend>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"near\" checked", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"fit\" checked", html, StringComparison.Ordinal);
        Assert.Contains("value=\"R-1, R-2\"", html, StringComparison.Ordinal);
    }
}
