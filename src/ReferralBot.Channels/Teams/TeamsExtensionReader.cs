using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes turns of what people do with the message extension. The bot may not be in the conversation where they do it.</summary>
internal sealed class TeamsExtensionReader(HandlerCatalog catalog, TeamsCardReader cards)
{
    // Ours: nobody searches for more.
    private const int MaxQuery = 1_000;

    /// <summary>A command that opens a dialog: by itself, or on a message.</summary>
    public TeamsRead Opened(JsonElement activity, DateTimeOffset at)
    {
        var value = activity.At("value");
        if (
            TeamsSource.Of(activity, TeamsKind.ExtensionOpened) is not { } origin
            || value.At("commandId").Token() is not { } id
        )
        {
            return TeamsInvokeReader.Broken;
        }

        var spec = catalog.Commands.FirstOrDefault(spec => spec.Id == id);
        var message = value.At("messagePayload");
        TurnInput input =
            spec is { MessageShortcut: not null }
            && value.At("commandContext").Text() == "message"
            && message.ValueKind == JsonValueKind.Object
                ? FromMessage(id, message, at)
                : new TurnInput.Press(spec?.Line ?? "");
        return origin.Did(input, at, TeamsTurns.Key(activity, origin));
    }

    /// <summary>A form or a button of such a dialog. What is done with a preview is of no use here: none is ever shown.</summary>
    public TeamsRead Sent(JsonElement activity, DateTimeOffset at)
    {
        var value = activity.At("value");
        return value.At("botMessagePreviewAction").Text() is { Length: > 0 } ? TeamsTurnReader.Ignored
            : value.ValueKind == JsonValueKind.Object && TeamsSource.Of(activity, TeamsKind.ExtensionSent) is { } origin
                ? cards.Did(activity, origin, value.At("data"), at)
            : TeamsInvokeReader.Broken;
    }

    /// <summary>A search. Before anything is typed Teams asks with a parameter that says so, and no words.</summary>
    public static TeamsRead Searched(JsonElement activity, DateTimeOffset at)
    {
        var value = activity.At("value");
        if (
            TeamsSource.Of(activity, TeamsKind.ExtensionSearch) is not { } origin
            || value.At("commandId").Token() is not { } id
        )
        {
            return TeamsInvokeReader.Broken;
        }

        // learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
        var typed = value.At("parameters").Items().FirstOrDefault(one => one.At("name").Text() != "initialRun");
        var query = typed.At("value").Text() is { Length: <= MaxQuery } words ? words : "";
        return origin.Did(new TurnInput.Find(id, query), at, key: null);
    }

    // The text goes no further than the handler that looks for what it knows in it. What claims to be of the future is of now.
    private static TurnInput.FromMessage FromMessage(string id, JsonElement message, DateTimeOffset at)
    {
        var body = message.At("body");
        var content = body.At("content").Text() ?? "";
        var text =
            body.At("contentType").Text() == "text"
                ? TeamsWhitespace.Tidy(TeamsTyped.Start(content))
                : TeamsTyped.FromHtml(content);
        var written = message.At("createdDateTime").Instant() is { } created && created < at ? created : at;
        return new TurnInput.FromMessage(id, text, written);
    }
}
