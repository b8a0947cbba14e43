using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Says why Slack did not take a message, in words that a person can act on. Where somebody has to mend something before anything
/// more can be posted there, the words are the remedy as well (docs.slack.dev/reference/methods/chat.postMessage, errors).
/// </summary>
internal static class SlackRefusals
{
    /// <summary>What Slack's word for a failure means.</summary>
    /// <param name="failed">The answer.</param>
    /// <param name="conversationId">Where it was to go.</param>
    /// <param name="bot">What the bot is called there, for inviting it.</param>
    public static SendResult.Refused Of(SlackAnswer.Failed failed, string conversationId, string bot) =>
        (Remedy(failed, conversationId, bot), OneMessage(failed.Error)) switch
        {
            ({ } remedy, _) => new SendResult.Refused(remedy) { Remedy = remedy },
            (null, { } reason) => new SendResult.Refused(reason),
            _ => new SendResult.Refused($"Slack didn't take it ({Code(failed.Error)})."),
        };

    /// <summary>Slack's word, where it is one: it is shown to people and written down.</summary>
    public static string Code(string error) =>
        error.Length is > 0 and <= 60 && error.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? error
            : "unknown error";

    private static string? Remedy(SlackAnswer.Failed failed, string conversationId, string bot) =>
        failed.Error switch
        {
            "channel_not_found"
            or "user_not_found"
            or "user_not_visible"
            or "user_disabled" when IsPersons(conversationId) =>
                "I can't write to that person: they may have left this workspace. Choose another place.",
            // A private conversation that the bot is not in answers the same as one that does not exist.
            "not_in_channel" or "channel_not_found" => $"I'm not in that conversation. Type /invite @{bot} there.",
            "is_archived" => "That conversation is archived. Unarchive it, or choose another place.",
            "missing_scope" =>
                $"I'm not allowed to do that: I need the permission {Needed(failed.Body)}. Somebody who may install apps has to install me again.",
            "messages_tab_disabled" =>
                "Private messages from me are switched off. Whoever manages the app switches on App Home, Messages Tab in its settings.",
            "restricted_action"
            or "restricted_action_read_only_channel"
            or "restricted_action_thread_only_channel"
            or "restricted_action_non_threadable_channel"
            or "restricted_action_thread_locked" =>
                "This workspace's rules don't let me post there. An admin can allow it, or choose another place.",
            "team_access_not_granted" =>
                "The organisation hasn't added me to that workspace yet. One of its admins adds me under Organization settings, Integrations.",
            "team_not_found"
            or "access_denied"
            or "no_permission"
            or "ekm_access_denied"
            or "enterprise_is_restricted" =>
                "Slack doesn't let me post there. An admin of the workspace can allow it, or choose another place.",
            "org_login_required" =>
                "Slack is moving this workspace into an organisation and takes no messages until that is done. Try again later.",
            "cannot_dm_bot" or "user_is_bot" => "That is a bot, and bots can't be written to. Choose another place.",
            _ => null,
        };

    // What is the matter with one message only.
    private static string? OneMessage(string error) =>
        error switch
        {
            SlackErrors.NotInstalled => "I'm not installed in that workspace any more.",
            "cant_update_message" => "It isn't a message of mine, so I can't change it.",
            "edit_window_closed" =>
                "It is too old to be changed: this workspace lets messages be edited for a while only.",
            "message_not_found" => "It was deleted, so I can't change it.",
            "invalid_blocks"
            or "invalid_blocks_format"
            or "invalid_arguments"
            or "msg_too_long"
            or "msg_blocks_too_long"
            or "no_text" => $"Slack can't show it ({error}). Please tell whoever runs me.",
            _ => null,
        };

    // D is a direct message, U and W are people (docs.slack.dev/apis/web-api/conversations-api).
    private static bool IsPersons(string conversationId) => conversationId is ['D' or 'U' or 'W', ..];

    private static string Needed(JsonElement body) =>
        body.At("needed").Text() is { Length: > 0 and <= 80 } scope
        && scope.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '.' or '_' or ',')
            ? scope
            : "that Slack names in the app's settings";
}
