using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.WebChat;

/// <summary>Makes of a reply what the page shows. What is for everybody goes to the team conversation instead.</summary>
internal sealed class WebChatReplies(WebChatChannel channel)
{
    public async Task<WebChatAnswer> AnswerAsync(WebChatRead.Read read, Reply reply, CancellationToken ct)
    {
        // Forms are told apart by the delivery that opened them.
        var instance = $"f-{read.Turn.DeliveryKey ?? "home"}";
        return reply switch
        {
            Reply.Shown { Audience: Audience.Conversation } shown => await PostAsync(read, shown, ct),
            Reply.Shown shown => new WebChatAnswer("shown")
            {
                Html = await WebChatRenderer.CardAsync(shown.Card),
                Summary = shown.Card.Summary,
                Replaces = shown.Replaces && read.MessageId is null,
            },
            Reply.Asked asked => new WebChatAnswer("asked")
            {
                Html = await WebChatFormRenderer.FormAsync(asked.Form, instance),
                Summary = asked.Form.Title,
            },
            Reply.Invalid { Form: { } form } => new WebChatAnswer("invalid")
            {
                Html = await WebChatFormRenderer.FormAsync(form, instance),
                Summary = form.Title,
            },
            Reply.Failed failed => new WebChatAnswer("failed")
            {
                Html = await WebChatRenderer.ProblemAsync(failed),
                Summary = failed.Message,
                Typed = read.Turn.Input is TurnInput.Command ? failed.Typed : null,
            },
            Reply.Options options => new WebChatAnswer("options")
            {
                Options = [.. options.Items.Select(option => option with { Label = TypedText.Drawn(option.Label) })],
            },
            Reply.Nothing => new WebChatAnswer("nothing"),
            Reply.Findings => throw new InvalidOperationException("Nothing on the page looks things up to show them."),
            _ => throw new InvalidOperationException($"The page cannot show {reply.GetType().Name}."),
        };
    }

    private async Task<WebChatAnswer> PostAsync(WebChatRead.Read read, Reply.Shown shown, CancellationToken ct)
    {
        if (shown.Replaces && read.MessageId is { } message)
        {
            var replaced = await channel.ReplaceAsync(read.Turn.Conversation, message, shown.Card, ct);
            if (replaced is SendResult.Sent)
            {
                return new WebChatAnswer("nothing") { Summary = shown.Card.Summary };
            }
        }

        // A delivery that comes again has the same key, and the transcript keeps one message of a key.
        await channel.PostAsync(read.Turn.Conversation, shown.Card, $"reply-{read.Turn.DeliveryKey}", ct);
        return new WebChatAnswer("posted") { Summary = $"Posted to the team conversation: {shown.Card.Summary}" };
    }
}
