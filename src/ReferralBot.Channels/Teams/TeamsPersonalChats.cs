using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Finds the chat that a person has with the bot alone.</summary>
internal sealed class TeamsPersonalChats(TeamsChats chats, IAddressBook book)
{
    /// <summary>The chat that is known, else one that is opened now; <see langword="null"/> where there can't be one.</summary>
    /// <param name="person">The person.</param>
    /// <param name="mri">Teams' own id of the person; without one, only a chat that is known is found.</param>
    /// <param name="near">Any place in the same tenant.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<TeamsPlace?> FindAsync(UserRef person, string? mri, TeamsPlace near, CancellationToken ct)
    {
        var known = await book.FindAsync(person, ct);
        return known?.PrivateConversationId is { } id
            ? near with
            {
                ConversationId = id,
            }
            : await OpenAsync(known ?? new KnownPerson(person), mri, near, ct);
    }

    /// <summary>The chat as Teams names it now, whatever was known.</summary>
    public async Task<TeamsPlace?> OpenAsync(UserRef person, string? mri, TeamsPlace near, CancellationToken ct) =>
        await OpenAsync(await book.FindAsync(person, ct) ?? new KnownPerson(person), mri, near, ct);

    private async Task<TeamsPlace?> OpenAsync(KnownPerson known, string? mri, TeamsPlace near, CancellationToken ct) =>
        (string.IsNullOrEmpty(mri) ? known.Alias : mri) is { } alias
            ? (await chats.OpenAsync(known.User, new TeamsWay.ToOpen(near, alias), ct)).Chat
            : null;
}
