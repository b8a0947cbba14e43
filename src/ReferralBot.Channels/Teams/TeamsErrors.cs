using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// The Bot Connector's words for what went wrong, as far as something is done about them (learn.microsoft.com/microsoftteams/
/// platform/bots/how-to/conversations/conversation-messages, status codes).
/// </summary>
internal static class TeamsErrors
{
    public const string NotInRoster = "BotNotInConversationRoster";
    public const string BlockedByUser = "ConversationBlockedByUser";
    public const string WritesBlocked = "MessageWritesBlocked";
    public const string DisabledByAdmin = "BotDisabledByAdmin";
    public const string NotEnoughPermissions = "NotEnoughPermissions";
    public const string OtherHost = "InvalidBotApiHost";
    public const string NoActivity = "ActivityNotFoundInConversation";
    public const string NoMember = "MemberNotFoundInConversation";

    private const string Unknown = "Unknown";
    private const int Longest = 60;

    /// <summary>
    /// The code of an error, whichever of its two shapes the body has: <c>{"error":{"code"}}</c>, or <c>{"errorCode"}</c> with a
    /// message that is JSON of its own and holds a <c>subCode</c>.
    /// </summary>
    public static string CodeOf(JsonElement body)
    {
        var inner = Inner(body.At("message")) ?? Inner(body.At("error").At("message"));
        return Word(inner?.At("subCode")) ?? Word(body.At("error").At("code")) ?? Word(body.At("errorCode")) ?? Unknown;
    }

    private static JsonElement? Inner(JsonElement message) =>
        message.Text() is { } text && text.TrimStart() is ['{', ..]
            ? WireJson.Parse(System.Text.Encoding.UTF8.GetBytes(text))
            : null;

    // A code is a word; anything else in its place could hold what people typed.
    private static string? Word(JsonElement? value) =>
        value?.Scalar() is { Length: > 0 and <= Longest } word && word.All(char.IsAsciiLetterOrDigit) ? word : null;
}
