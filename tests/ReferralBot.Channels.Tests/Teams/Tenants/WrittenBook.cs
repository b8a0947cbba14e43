using System.Collections.Concurrent;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <summary>An address book that holds what was written into it last.</summary>
internal sealed class WrittenBook : IAddressBook
{
    public ConcurrentDictionary<ConversationRef, KnownConversation> Conversations { get; } = new();

    public ConcurrentDictionary<UserRef, KnownPerson> People { get; } = new();

    public List<(ConversationRef Conversation, DateTimeOffset HappenedAt)> Removed { get; } = [];

    public Task KeepAsync(KnownConversation conversation, CancellationToken ct)
    {
        Conversations[conversation.Conversation] = conversation;
        return Task.CompletedTask;
    }

    public Task KeepAsync(KnownPerson person, CancellationToken ct)
    {
        People[person.User] = person;
        return Task.CompletedTask;
    }

    public Task<KnownConversation?> FindAsync(ConversationRef conversation, CancellationToken ct) =>
        Task.FromResult(Conversations.GetValueOrDefault(conversation));

    public Task<KnownPerson?> FindAsync(UserRef person, CancellationToken ct) =>
        Task.FromResult(People.GetValueOrDefault(person));

    public Task<KnownPerson?> FindByAliasAsync(InstallationKey installation, string alias, CancellationToken ct) =>
        Task.FromResult(People.Values.FirstOrDefault(person => person.Alias == alias));

    public Task<KnownConversation?> FindLatestAsync(InstallationKey installation, CancellationToken ct) =>
        Task.FromResult(
            Conversations.Values.LastOrDefault(known => known.Conversation.Installation == installation.Id)
        );

    public Task<bool> LoseAsync(ConversationRef conversation, string remedy, CancellationToken ct)
    {
        Conversations[conversation] = Conversations[conversation] with { Lost = remedy };
        return Task.FromResult(true);
    }

    public Task RemoveAsync(ConversationRef conversation, DateTimeOffset happenedAt, CancellationToken ct)
    {
        Removed.Add((conversation, happenedAt));
        return Task.CompletedTask;
    }
}
