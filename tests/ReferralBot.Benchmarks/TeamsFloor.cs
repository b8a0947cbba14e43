using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Benchmarks;

/// <summary>The least that a server can do with an activity: it parses it and says that it was taken. It checks and saves nothing.</summary>
internal static class TeamsFloor
{
    public static async Task AnswerAsync(HttpContext context)
    {
        var activity = await JsonSerializer.DeserializeAsync(
            context.Request.Body,
            TeamsFloorJson.Default.FloorActivity,
            context.RequestAborted
        );
        context.Response.StatusCode = activity
            is { Type: "message", Conversation.Id.Length: > 0, From.Id.Length: > 0, Text.Length: > 0 }
            ? StatusCodes.Status200OK
            : StatusCodes.Status400BadRequest;
    }
}

/// <summary>The part of an activity that the floor reads.</summary>
internal sealed record FloorActivity(
    string? Type,
    string? Id,
    string? Text,
    string? ServiceUrl,
    string? ChannelId,
    FloorAccount? From,
    FloorAccount? Recipient,
    FloorConversation? Conversation
);

/// <summary>Who takes part.</summary>
internal sealed record FloorAccount(string? Id, string? Name, string? AadObjectId);

/// <summary>Where.</summary>
internal sealed record FloorConversation(string? Id, string? TenantId, string? ConversationType);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FloorActivity))]
internal sealed partial class TeamsFloorJson : JsonSerializerContext;
