using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>Where a kind of message goes, as a person answers it in a conversation.</summary>
public enum Place
{
    /// <summary>Where it went so far.</summary>
    Unchanged,

    /// <summary>To the conversation in which the answer is given.</summary>
    Here,

    /// <summary>It is not posted at all.</summary>
    Nowhere,
}

/// <summary>The answers to "where does this go?".</summary>
internal static class Places
{
    public static IReadOnlyList<Choice<Place>> Choices { get; } =
    [
        new(Place.Here, "here", "To this conversation"),
        new(Place.Unchanged, "unchanged", "Where they go now"),
        new(Place.Nowhere, "off", "Nowhere: switch them off"),
    ];

    public static ChannelAddress Address(ConversationRef conversation) =>
        new(conversation.Channel, conversation.Installation, conversation.Id);

    public static string CodeOf(MessageRoute? route, ConversationRef here) =>
        Choices
            .First(choice =>
                choice.Value
                == (
                    route is null ? Place.Nowhere
                    : route.Address == Address(here) ? Place.Here
                    : Place.Unchanged
                )
            )
            .Code;
}
