using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Channels.Slack;

/// <summary>What is kept for an installation: how to speak there, and as whom. It is encrypted where it lies.</summary>
internal sealed record SlackSecret
{
    /// <summary>The bot's token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Makes the next token, once; only where tokens rotate.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the token runs out; only where tokens rotate.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The app that is installed.</summary>
    public string? AppId { get; init; }

    /// <summary>The bot as a user.</summary>
    public string? BotUserId { get; init; }

    /// <summary>The bot as a bot.</summary>
    public string? BotId { get; init; }

    /// <summary>What the bot is called there.</summary>
    public string? BotName { get; init; }

    /// <summary>The workspace; none where a whole organisation installed.</summary>
    public string? TeamId { get; init; }

    /// <summary>The organisation; also there for a workspace of one that installed for itself.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>Whether a whole organisation installed.</summary>
    public bool IsOrgWide { get; init; }

    /// <summary>What was granted, with commas, where Slack says it.</summary>
    public string? Scopes { get; init; }

    /// <summary>
    /// What the installation goes by. The organisation's id alone decides nothing: it is there for a workspace that installed for
    /// itself, too (docs.slack.dev/enterprise/organization-ready-apps).
    /// </summary>
    [JsonIgnore]
    public string? Installation => IsOrgWide ? EnterpriseId : TeamId;

    /// <summary>The text that is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, SlackSecretJson.Default.SlackSecret);

    /// <summary>Reads what was kept; <see langword="null"/> where it is something else.</summary>
    public static SlackSecret? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize(kept, SlackSecretJson.Default.SlackSecret);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A record writes all it holds: a secret must not get into a log that way.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("for ").Append(Installation);
        return true;
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackSecret))]
internal sealed partial class SlackSecretJson : JsonSerializerContext;
