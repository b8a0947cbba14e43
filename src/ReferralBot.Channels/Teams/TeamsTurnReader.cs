using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Makes a turn of what Teams sent. What the bot has no use for, and what does not say who did what and where, is taken and left
/// alone: Teams asks bots to expect what they do not know
/// (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events).
/// </summary>
internal sealed class TeamsTurnReader
{
    private readonly TeamsMessageReader _messages;
    private readonly TeamsInvokeReader _invokes;
    private readonly TeamsCompletion _completion;

    /// <summary>Makes a reader of each kind.</summary>
    /// <param name="catalog">Every command, with the fields of its form.</param>
    /// <param name="forms">What was kept for forms.</param>
    /// <param name="book">The people whom the bot has met.</param>
    public TeamsTurnReader(HandlerCatalog catalog, IOpenForms forms, IAddressBook book)
    {
        var cards = new TeamsCardReader(new TeamsCardState(catalog));
        _messages = new TeamsMessageReader(cards);
        _invokes = new TeamsInvokeReader(cards, new TeamsExtensionReader(catalog, cards));
        _completion = new TeamsCompletion(forms, book);
    }

    /// <summary>Something that needs no more than to be taken.</summary>
    public static TeamsRead Ignored { get; } = new TeamsRead.Answered(TeamsAck.Empty);

    /// <summary>The whole of a turn: what an activity says, and what is kept of it.</summary>
    public async ValueTask<TeamsRead> ReadAsync(JsonElement activity, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var read = Read(activity, receivedAt);
        return read is TeamsRead.Done done ? await CompleteAsync(done, ct) : read;
    }

    /// <summary>Reads an activity by what it says alone: nothing is looked up, so that nothing has to be waited for.</summary>
    public TeamsRead Read(JsonElement activity, DateTimeOffset receivedAt) =>
        activity.At("type").Text() switch
        {
            "message" => _messages.Read(activity, receivedAt),
            "invoke" => _invokes.Read(activity, receivedAt),
            "installationUpdate" => TeamsPresence.Installation(activity, receivedAt),
            "conversationUpdate" => TeamsPresence.Members(activity, receivedAt),
            _ => Ignored,
        };

    /// <summary>Adds what is kept: what belongs to the form, and the people by the ids that turns know them by.</summary>
    public Task<TeamsRead.Done> CompleteAsync(TeamsRead.Done done, CancellationToken ct) =>
        _completion.CompleteAsync(done, ct);
}
