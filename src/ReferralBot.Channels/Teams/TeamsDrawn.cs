using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>A card as it goes out. It is copied into each place that it is shown at.</summary>
/// <param name="Card">The content of the attachment.</param>
/// <param name="Title">What the dialog is called that shows it.</param>
/// <param name="Summary">What a notification says.</param>
internal sealed record TeamsDrawn(JsonObject Card, string Title, string Summary)
{
    /// <summary>A copy of the content.</summary>
    public JsonObject Content => Card.DeepClone().AsObject();

    /// <summary>A message that shows it.</summary>
    public JsonObject ToMessage() => TeamsMessages.Of(Content, Summary);
}
