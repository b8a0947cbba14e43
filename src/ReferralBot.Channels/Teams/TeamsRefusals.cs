using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Says why Teams did not take a message, in words that a person can act on. Where somebody has to mend something before anything
/// more can be posted there, the words are the remedy as well (learn.microsoft.com/microsoftteams/platform/bots/how-to/
/// conversations/conversation-messages, status codes).
/// </summary>
internal static class TeamsRefusals
{
    /// <summary>Nothing is known that leads to a conversation.</summary>
    public const string NoWay =
        "I don't know that conversation any more. Somebody there writes to me, or choose another place.";

    /// <summary>What Teams' word for a failure means.</summary>
    public static SendResult.Refused Of(TeamsAnswer.Failed failed, TeamsScope scope) =>
        (OneMessage(failed), Remedy(failed, scope)) switch
        {
            ({ } reason, _) => new SendResult.Refused(reason),
            (null, { } remedy) => new SendResult.Refused(remedy) { Remedy = remedy },
            _ => new SendResult.Refused($"Teams didn't take it ({failed.Status} {failed.Code})."),
        };

    // What is the matter with one message only.
    private static string? OneMessage(TeamsAnswer.Failed failed) =>
        failed switch
        {
            { Code: TeamsErrors.NoActivity } => "It was deleted, so I can't change it.",
            { Status: 413 } => "It is too large for Teams. Please tell whoever runs me.",
            { Status: 400 } => $"Teams can't show it ({failed.Code}). Please tell whoever runs me.",
            _ => null,
        };

    private static string? Remedy(TeamsAnswer.Failed failed, TeamsScope scope) =>
        failed switch
        {
            { Code: TeamsErrors.NotInRoster } => NotThere(scope),
            { Code: TeamsErrors.BlockedByUser or TeamsErrors.WritesBlocked } =>
                "That person blocked or removed me. They open our chat, unblock me and say hello; until then, choose another place.",
            { Code: TeamsErrors.DisabledByAdmin } =>
                "An admin blocked me in Teams. They allow ReferralBot in the Teams admin center, under Manage apps.",
            { Code: TeamsErrors.NotEnoughPermissions } =>
                "I'm not allowed to post there. An owner of the team lets apps post in that channel, or choose another place.",
            { Code: TeamsErrors.NoMember } => "That person is not there any more. Choose another place.",
            { Status: 404 } =>
                "That conversation is gone. Choose another place, or write to me there if it is still open.",
            { Status: 403 } =>
                $"Teams doesn't let me post there ({failed.Code}). An admin of Teams can allow it, or choose another place.",
            _ => null,
        };

    private static string NotThere(TeamsScope scope) =>
        scope switch
        {
            TeamsScope.Personal =>
                "That person doesn't have me in Teams. They add ReferralBot under Apps and say hello, or choose another place.",
            TeamsScope.Group => "I'm not in that chat any more. Somebody in it adds ReferralBot again under Apps.",
            TeamsScope.Channel =>
                "I'm not in that team any more. An owner of the team adds ReferralBot again under Apps.",
            _ => throw new InvalidOperationException($"No such scope: {scope}."),
        };
}
