namespace ReferralBot.Channels.WebChat;

/// <summary>Settings of the local web chat, in the section <c>WebChat</c>.</summary>
public sealed class WebChatOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "WebChat";

    /// <summary>Whether the page is served. By default only in <c>Development</c>.</summary>
    public bool Enabled { get; set; }
}
