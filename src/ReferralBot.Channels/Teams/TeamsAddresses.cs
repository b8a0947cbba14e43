using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Finds where conversations and people are, and writes down what was learned while something was sent.</summary>
internal sealed class TeamsAddresses(IAddressBook book, IInstallations installations)
{
    /// <summary>
    /// The way to a conversation, or to the person whose id it is; <see langword="null"/> where nothing is known that leads there.
    /// </summary>
    public async Task<TeamsWay?> FindAsync(ConversationRef conversation, CancellationToken ct)
    {
        if (await book.FindAsync(conversation, ct) is { } known)
        {
            return Way(await NewestAsync(known, ct));
        }

        return await FindAsync(new UserRef(conversation.Channel, conversation.Installation, conversation.Id), ct);
    }

    /// <summary>The way to a person's own chat; <see langword="null"/> where they are not known, or nothing of the tenant is.</summary>
    public async Task<TeamsWay?> FindAsync(UserRef user, CancellationToken ct)
    {
        if (await book.FindAsync(user, ct) is not { } person)
        {
            return null;
        }

        if (
            person.PrivateConversationId is { } id
            && await book.FindAsync(new ConversationRef(user.Channel, user.Installation, id), ct) is { } known
        )
        {
            return Way(known);
        }

        return person.Alias is { } mri && await TenantAsync(user.Installation, ct) is { } near
            ? new TeamsWay.ToOpen(near, mri)
            : null;
    }

    /// <summary>The time zone that a person's program says; <see langword="null"/> where it says none.</summary>
    public async Task<string?> TimeZoneAsync(UserRef user, CancellationToken ct) =>
        (await book.FindAsync(user, ct))?.TimeZone;

    /// <summary>Writes down that nothing can be posted there, and what somebody has to do about it.</summary>
    public Task LoseAsync(ConversationRef conversation, string remedy, CancellationToken ct) =>
        book.LoseAsync(conversation, remedy, ct);

    /// <summary>
    /// Any place of a tenant, for calls that concern no conversation, and with the address that worked last;
    /// <see langword="null"/> where the bot is not installed.
    /// </summary>
    public async Task<TeamsPlace?> TenantAsync(string tenant, CancellationToken ct)
    {
        var key = new InstallationKey(TeamsPlaces.Channel, tenant);
        if (await installations.FindAsync(key, ct) is not { } installed)
        {
            return null;
        }

        var latest = await book.FindLatestAsync(key, ct);
        var address =
            TeamsAddress.Read(installed.Secret) ?? (latest is null ? null : TeamsAddress.Read(latest.Address));
        return address?.At(tenant, latest?.Conversation.Id ?? "");
    }

    /// <summary>Writes down the chat with a person that was opened in order to say something.</summary>
    public async Task OpenedAsync(KnownPerson person, TeamsPlace chat, CancellationToken ct)
    {
        var user = person.User;
        var conversation = new ConversationRef(user.Channel, user.Installation, chat.ConversationId);
        var address = TeamsAddress.Of(chat) with { Scope = TeamsScope.Personal };
        await book.KeepAsync(
            new KnownConversation(conversation, address.Write()) { With = user, OpenedByBot = true },
            ct
        );
        await book.KeepAsync(person with { PrivateConversationId = chat.ConversationId }, ct);
    }

    // A person has one chat with the bot: what knows an older one by its id is led to the newest.
    private async Task<KnownConversation> NewestAsync(KnownConversation known, CancellationToken ct) =>
        known.With is { } person
        && (await book.FindAsync(person, ct))?.PrivateConversationId is { } id
        && id != known.Conversation.Id
        && await book.FindAsync(known.Conversation with { Id = id }, ct) is { } newest
            ? newest
            : known;

    private static TeamsWay.There? Way(KnownConversation known) =>
        TeamsAddress.Read(known.Address) is { } address
            ? new TeamsWay.There(address.At(known.Conversation.Installation, known.Conversation.Id))
            {
                Scope = address.Scope ?? TeamsScope.Personal,
                Lost = known.Lost,
                With = known.With,
            }
            : null;
}

/// <summary>The way to a conversation or a person. The set is closed.</summary>
internal abstract record TeamsWay
{
    private TeamsWay() { }

    /// <summary>It is there.</summary>
    public sealed record There(TeamsPlace Place) : TeamsWay
    {
        /// <summary>What kind of conversation it is.</summary>
        public TeamsScope Scope { get; init; }

        /// <summary>What somebody has to do before anything can be posted there; <see langword="null"/> where it can.</summary>
        public string? Lost { get; init; }

        /// <summary>The one person whose chat it is.</summary>
        public UserRef? With { get; init; }
    }

    /// <summary>A person whose chat has to be opened first: <see cref="TeamsAddresses.OpenedAsync"/> keeps it.</summary>
    /// <param name="Near">A place in the same tenant.</param>
    /// <param name="Mri">Teams' own id of the person.</param>
    public sealed record ToOpen(TeamsPlace Near, string Mri) : TeamsWay;
}
