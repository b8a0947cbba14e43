using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Looks at a message of the bot: refuses what the Connector refuses, and complains of what people would see go wrong.</summary>
internal sealed class FakeActivityCheck(FakeTeamsWorld world)
{
    // Teams says 100 KB for a message; people met 40 KB for a card (github.com/microsoft/BotFramework-Services/issues/228) and 28 KB.
    private const int MaxCardBytes = 25 * 1024;

    public void Look(FakeConnectorCall call, JsonObject activity)
    {
        if (FakeCards.Text(activity["type"]) != "message")
        {
            throw FakeConnectorRefusal.Bad("The activity has no type that could be sent.");
        }

        var attachments = activity["attachments"] as JsonArray ?? [];
        var text = FakeCards.Text(activity["text"]);
        if (attachments.Count == 0 && string.IsNullOrWhiteSpace(text))
        {
            throw FakeConnectorRefusal.Bad("The message is empty.");
        }

        foreach (var attachment in attachments)
        {
            Attachment(call, attachment);
        }

        // Teams makes two messages of it, and the id that it returns is good for neither
        // (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
        Expect(call, attachments.Count == 0 || string.IsNullOrEmpty(text), "text and a card in one message");
        Expect(call, attachments.Count <= 1, $"{attachments.Count} attachments in one message");
        Expect(
            call,
            attachments.Count == 0 || activity["summary"] is not null,
            "a card without a summary: its toast says “Card”"
        );
        foreach (var alive in FakeMarkdown.Alive(text))
        {
            Expect(call, isKept: false, $"“{alive}” is alive in the text");
        }
    }

    private void Attachment(FakeConnectorCall call, JsonNode? attachment)
    {
        if (
            FakeCards.Text(attachment?["contentType"]) != FakeCards.ContentType
            || attachment?["content"] is not JsonObject card
        )
        {
            throw FakeConnectorRefusal.Bad("The attachment is no adaptive card.");
        }

        var bytes = Encoding.UTF8.GetByteCount(card.ToJsonString());
        Expect(call, bytes <= MaxCardBytes, $"a card of {bytes} bytes");
        foreach (var problem in FakeCardCheck.Problems(card, FakeCardPlace.Message))
        {
            Expect(call, isKept: false, problem);
        }
    }

    private void Expect(FakeConnectorCall call, bool isKept, string problem)
    {
        if (!isKept)
        {
            world.Complaints.Add($"{call.Operation}: {problem}");
        }
    }
}
