using ReferralBot.Channels.WebChat.Components;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.WebChat;

/// <summary>Draws cards and problems as HTML. Whatever people typed is encoded by the components.</summary>
public static class WebChatRenderer
{
    /// <summary>Draws a card.</summary>
    public static Task<string> CardAsync(Card card) => WebChatHtml.DrawAsync<CardView>((nameof(CardView.Card), card));

    /// <summary>Draws what was not done, with the buttons that help.</summary>
    public static Task<string> ProblemAsync(Reply.Failed failed) =>
        WebChatHtml.DrawAsync<ProblemView>((nameof(ProblemView.Failed), failed));

    /// <summary>Draws a message that was posted: its card, and when it came.</summary>
    public static Task<string> MessageAsync(TranscriptEntry entry) =>
        WebChatHtml.DrawAsync<MessageView>((nameof(MessageView.Entry), entry));
}
