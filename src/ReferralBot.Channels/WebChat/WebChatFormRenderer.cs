using ReferralBot.Channels.WebChat.Components;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.WebChat;

/// <summary>Draws forms as HTML forms.</summary>
public static class WebChatFormRenderer
{
    /// <summary>Draws a form, filled in as it comes. <paramref name="instance"/> begins every id, so that two open forms do not mix.</summary>
    public static Task<string> FormAsync(Form form, string instance) =>
        WebChatHtml.DrawAsync<FormView>((nameof(FormView.Form), form), (nameof(FormView.Instance), instance));
}
