using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Channels.Teams;

/// <summary>How something is sent to a conversation, as it is written down beside the conversation's name.</summary>
/// <param name="ServiceUrl">The Bot Connector's address for it.</param>
/// <param name="BotId">The bot's own id there.</param>
internal sealed record TeamsAddress(Uri ServiceUrl, string BotId)
{
    /// <summary>What kind of conversation it is; <see langword="null"/> for a whole tenant.</summary>
    public TeamsScope? Scope { get; init; }

    /// <summary>The address of a place.</summary>
    public static TeamsAddress Of(TeamsPlace place) => new(place.ServiceUrl, place.BotId);

    /// <summary>A conversation at this address.</summary>
    public TeamsPlace At(string tenant, string conversationId) => new(tenant, ServiceUrl, conversationId, BotId);

    /// <summary>The text that is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, TeamsAddressJson.Default.TeamsAddress);

    /// <summary>Reads what was kept; <see langword="null"/> where it is something else.</summary>
    public static TeamsAddress? Read(string kept)
    {
        try
        {
            var address = JsonSerializer.Deserialize(kept, TeamsAddressJson.Default.TeamsAddress);
            return address is { ServiceUrl.IsAbsoluteUri: true, BotId.Length: > 0 } ? address : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(TeamsAddress))]
internal sealed partial class TeamsAddressJson : JsonSerializerContext;
