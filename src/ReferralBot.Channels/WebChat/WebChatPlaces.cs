using ReferralBot.Chat;

namespace ReferralBot.Channels.WebChat;

/// <summary>The names of the one person and the two conversations that the local page has.</summary>
public static class WebChatPlaces
{
    /// <summary>The channel's name.</summary>
    public const string Channel = "web";

    /// <summary>The installation: this machine.</summary>
    public const string Installation = "local";

    /// <summary>The person at the keyboard. The page is for one machine, so there is one.</summary>
    public static UserRef Me { get; } = new(Channel, Installation, "me");

    /// <summary>Where messages for the whole practice go.</summary>
    public static ConversationRef Team { get; } = new(Channel, Installation, "team");

    /// <summary>Where messages that only the person may see go when nobody asked for them.</summary>
    public static ConversationRef Private { get; } = new(Channel, Installation, "me");
}
