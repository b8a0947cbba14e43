using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Opens the chat that a person has with the bot, so that something can be posted there, and writes it down.</summary>
internal sealed class TeamsChats(TeamsApi api, TeamsAddresses addresses, IAddressBook book)
{
    // Longer than any conversation's id.
    private const int MaxId = 400;

    /// <summary>The chat with somebody who has none yet, beside what Teams answered: it says why there is none.</summary>
    public async Task<(TeamsPlace? Chat, TeamsAnswer Answer)> OpenAsync(
        UserRef person,
        TeamsWay.ToOpen way,
        CancellationToken ct
    )
    {
        var answer = await api.OpenPersonalAsync(way.Near, way.Mri, ct);
        var chat = ChatOf(answer, way.Near);
        if (chat is not null)
        {
            await addresses.OpenedAsync(new KnownPerson(person) { Alias = way.Mri }, chat, ct);
        }

        return (chat, answer);
    }

    /// <summary>
    /// The chat in the place of one that Teams does not know any more (the kept id is dropped then:
    /// learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages, status codes);
    /// <see langword="null"/> where there is no other one.
    /// </summary>
    public async Task<TeamsPlace?> ReopenAsync(UserRef person, TeamsPlace gone, CancellationToken ct)
    {
        if ((await book.FindAsync(person, ct))?.Alias is not { } mri)
        {
            return null;
        }

        var near = await addresses.TenantAsync(gone.Tenant, ct) ?? gone;
        if (
            ChatOf(await api.OpenPersonalAsync(near, mri, ct), near) is not { } chat
            || chat.ConversationId == gone.ConversationId
        )
        {
            return null;
        }

        await addresses.OpenedAsync(new KnownPerson(person) { Alias = mri }, chat, ct);
        return chat;
    }

    private static TeamsPlace? ChatOf(TeamsAnswer answer, TeamsPlace near) =>
        answer is TeamsAnswer.Done done && done.Body.At("id").Text() is { Length: > 0 and <= MaxId } id
            ? near with
            {
                ConversationId = id,
            }
            : null;
}
