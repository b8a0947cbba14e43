using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What a message is to say, once it is known to be right.</summary>
internal sealed record FakeContent(string Text, JsonArray Blocks, JsonObject? Metadata)
{
    // docs.slack.dev/reference/methods/chat.postMessage: "truncated … more than 40,000 characters".
    private const int MostText = 40_000;

    // Met at 13,200 characters: github.com/slackapi/bolt-js/issues/2509.
    private const int MostWords = 13_200;

    public static FakeContent Read(FakeContext context)
    {
        var (content, warnings) = Read(context.Arguments);
        context.Warnings.AddRange(warnings);
        return content;
    }

    public static (FakeContent Content, IReadOnlyList<string> Warnings) Read(FakeArguments arguments)
    {
        var text = arguments.Text("text") ?? arguments.Text("markdown_text") ?? "";
        var blocks = (arguments.Array("blocks")?.DeepClone() as JsonArray) ?? [];
        if (text.Length == 0 && blocks.Count == 0 && arguments.Array("attachments") is not { Count: > 0 })
        {
            throw new FakeRefusal("no_text");
        }

        var faults = FakeBlockKit.Check(blocks, FakeSurface.Message);
        if (faults.Count > 0)
        {
            throw FakeRefusal.WithMessages("invalid_blocks", faults);
        }

        if (FakeReading.Of(blocks).Length > MostWords)
        {
            throw new FakeRefusal("msg_blocks_too_long");
        }

        return text.Length > MostText
            ? (new FakeContent(text[..MostText], blocks, MetadataOf(arguments)), ["message_truncated"])
            : (new FakeContent(text, blocks, MetadataOf(arguments)), []);
    }

    /// <summary>Puts it in the place of what the message said.</summary>
    public void PutInto(FakeMessage message, FakeIds ids)
    {
        message.Text = Text;
        message.Blocks = FakeControls.Named(Blocks, ids);
        message.Metadata = Metadata;
    }

    // @slack/types message-metadata.d.ts: strings, numbers, booleans, and one level of objects.
    private static JsonObject? MetadataOf(FakeArguments arguments)
    {
        if (arguments.Json["metadata"] is null)
        {
            return null;
        }

        return
            arguments.Json["metadata"] is JsonObject { } metadata
            && metadata["event_type"] is JsonValue
            && metadata["event_payload"] is JsonObject
            ? (JsonObject)metadata.DeepClone()
            : throw new FakeRefusal("invalid_metadata_format");
    }
}
