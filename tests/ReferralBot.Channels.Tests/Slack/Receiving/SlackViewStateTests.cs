using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackViewStateTests
{
    [Theory]
    [InlineData("""{"type":"plain_text_input","value":"hello"}""", "hello")]
    [InlineData("""{"type":"plain_text_input","value":null}""", null)]
    [InlineData("""{"type":"plain_text_input"}""", null)]
    [InlineData("""{"type":"number_input","value":"42"}""", "42")]
    [InlineData("""{"type":"number_input","value":42}""", "42")]
    [InlineData("""{"type":"email_text_input","value":"a@b.example"}""", "a@b.example")]
    [InlineData("""{"type":"url_text_input","value":"https://a.example"}""", "https://a.example")]
    [InlineData(
        """{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"Two"},"value":"2"}}""",
        "2"
    )]
    [InlineData("""{"type":"external_select","selected_option":null}""", null)]
    [InlineData("""{"type":"radio_buttons","selected_option":{"value":null}}""", null)]
    [InlineData("""{"type":"checkboxes","selected_options":[{"value":"a"},{"value":"b"}]}""", "a|b")]
    [InlineData("""{"type":"multi_static_select","selected_options":[]}""", null)]
    [InlineData("""{"type":"multi_external_select","selected_options":null}""", null)]
    [InlineData("""{"type":"users_select","selected_user":"U1"}""", "U1")]
    [InlineData("""{"type":"multi_users_select","selected_users":["U1","U2"]}""", "U1|U2")]
    [InlineData("""{"type":"conversations_select","selected_conversation":"C1"}""", "C1")]
    [InlineData("""{"type":"multi_conversations_select","selected_conversations":["C1",null,7]}""", "C1")]
    [InlineData("""{"type":"channels_select","selected_channel":"C1"}""", "C1")]
    [InlineData("""{"type":"multi_channels_select","selected_channels":["C1","C2"]}""", "C1|C2")]
    [InlineData("""{"type":"datepicker","selected_date":"2026-09-16"}""", "2026-09-16")]
    [InlineData("""{"type":"datepicker","selected_date":null}""", null)]
    [InlineData("""{"type":"timepicker","selected_time":"09:30"}""", "09:30")]
    [InlineData("""{"type":"datetimepicker","selected_date_time":1796301234}""", "1796301234")]
    [InlineData("""{"type":"file_input","files":[{"id":"F1"},{"id":"F2"}]}""", "F1|F2")]
    [InlineData(
        """{"type":"rich_text_input","rich_text_value":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Hi "},{"type":"user","user_id":"U1"}]}]}}""",
        "Hi @U1"
    )]
    [InlineData("""{"type":"not_yet_invented","flavour":"sweet"}""", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("7", null)]
    public void Every_kind_of_input_is_read_and_an_empty_one_is_no_answer(string element, string? expected)
    {
        var answers = Read(
            new JsonObject { ["field~0123abcd"] = new JsonObject { ["answer"] = JsonNode.Parse(element) } }
        );

        Assert.Equal(expected?.Split('|') ?? [], answers.For("field"));
    }

    [Fact]
    public void What_is_typed_comes_through_as_it_is() =>
        Gen
            .String.Where(text => !string.IsNullOrWhiteSpace(text) && IsText(text))
            .Sample(text =>
            {
                var element = new JsonObject { ["type"] = "plain_text_input", ["value"] = text };
                return Read(new JsonObject { ["note"] = new JsonObject { ["answer"] = element } }).For("note")
                        is [var typed]
                    && typed == text;
            });

    private static RawAnswers Read(JsonObject values)
    {
        var view = new JsonObject { ["state"] = new JsonObject { ["values"] = values } };
        return SlackViewState.Answers(WireJson.Parse(Encoding.UTF8.GetBytes(view.ToJsonString()))!.Value);
    }

    private static bool IsText(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
