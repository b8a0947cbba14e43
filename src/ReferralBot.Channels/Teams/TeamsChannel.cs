using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Posts to conversations on Teams unasked, and says of each message what is known of it.</summary>
internal sealed class TeamsChannel(
    TeamsApi api,
    TeamsAddresses addresses,
    TeamsDetours detours,
    TeamsChats chats,
    TeamsCards cards
) : IChannel
{
    // A change is made again after so long when nobody knows whether it was made: twice comes to the same.
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    // Without a token nothing is sent until somebody mended a setting; that is looked at again after so long.
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string Name => TeamsPlaces.Channel;

    /// <summary>The Bot Connector knows no key for a message: a lost answer stays unknown.</summary>
    public bool RepeatsAreSafe => false;

    /// <summary>
    /// 1800 an hour in a conversation, and 50 a second in a tenant, of which people report more than seven to be too many when each
    /// goes to another person (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit; MicrosoftDocs/msteams-docs#2026).
    /// </summary>
    public SendPace Pace { get; } =
        new(TimeSpan.FromSeconds(2), PerMinuteInInstallation: 300) { PerSecondInInstallation = 5 };

    /// <inheritdoc/>
    public async Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct)
    {
        var message = cards.Message(card);
        switch (await addresses.FindAsync(conversation, ct))
        {
            case null:
                return new SendResult.Refused(TeamsRefusals.NoWay) { Remedy = TeamsRefusals.NoWay };
            case TeamsWay.There { Lost: { } remedy }:
                return new SendResult.Refused(remedy) { Remedy = remedy };
            case TeamsWay.There there:
                return await PostAsync(there, message, ct);
            case TeamsWay.ToOpen toOpen:
                var person = new UserRef(conversation.Channel, conversation.Installation, conversation.Id);
                var opened = await OpenAsync(person, toOpen, ct);
                return opened.Place is { } place
                    ? await PostAsync(new TeamsWay.There(place) { With = person }, message, ct)
                    : opened.Failure ?? throw new InvalidOperationException("Neither open nor refused.");
            case var other:
                throw new InvalidOperationException($"No such way: {other.GetType().Name}.");
        }
    }

    /// <inheritdoc/>
    public async Task<SendResult> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    )
    {
        if (await addresses.FindAsync(conversation, ct) is not TeamsWay.There there)
        {
            return new SendResult.Refused(TeamsRefusals.NoWay) { Remedy = TeamsRefusals.NoWay };
        }

        if (there.Lost is { } remedy)
        {
            return new SendResult.Refused(remedy) { Remedy = remedy };
        }

        var message = cards.Message(card);
        var answer = await detours.CallAsync(
            there.Place,
            place => api.UpdateAsync(place, messageId, message, isTargeted: false, ct),
            ct
        );
        return answer is TeamsAnswer.Done ? new SendResult.Sent(messageId)
            : answer is TeamsAnswer.Lost ? new SendResult.Wait(AgainAfter)
            : await NotDoneAsync(answer, there, ct);
    }

    /// <summary>The chat with a person. Where it cannot be opened now, their own id stands for it: it is opened when something is posted.</summary>
    public async Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct)
    {
        var place = await addresses.FindAsync(user, ct) switch
        {
            TeamsWay.There there => there.Place,
            TeamsWay.ToOpen toOpen => (await OpenAsync(user, toOpen, ct)).Place,
            null => null,
            var other => throw new InvalidOperationException($"No such way: {other.GetType().Name}."),
        };
        return new ConversationRef(TeamsPlaces.Channel, user.Installation, place?.ConversationId ?? user.Id);
    }

    /// <summary>
    /// Who a person is. Teams says it of the members of one conversation: of their own chat with the bot, or else of the one that
    /// was heard from last, and who is not in that one may be in another.
    /// </summary>
    public async Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct) =>
        await AskAsync(user, ct) is { } person
            ? person with
            {
                TimeZone = await addresses.TimeZoneAsync(user, ct),
            }
            : null;

    private async Task<Person?> AskAsync(UserRef user, CancellationToken ct)
    {
        switch (await addresses.FindAsync(user, ct))
        {
            case null:
                return null;
            case TeamsWay.There there:
                return Read(await api.MemberAsync(there.Place, user.Id, ct), user);
            case TeamsWay.ToOpen toOpen:
                var person = Read(await api.MemberAsync(toOpen.Near, toOpen.Mri, ct), user);
                return person?.Standing == Standing.Gone ? null : person;
            case var other:
                throw new InvalidOperationException($"No such way: {other.GetType().Name}.");
        }
    }

    private static Person? Read(TeamsAnswer answer, UserRef user) =>
        TeamsPersonReader.Read(answer, user.Installation) is { } person
            ? person with
            {
                Name = person.Name.Length > 0 ? person.Name : user.Id,
            }
            : null;

    // A person's chat that is gone is made anew, once, and only then is called lost.
    private async Task<SendResult> PostAsync(TeamsWay.There there, JsonObject message, CancellationToken ct)
    {
        var answer = await detours.CallAsync(there.Place, place => api.SendAsync(place, message, ct), ct);
        if (
            answer is TeamsAnswer.Failed { Status: 404 }
            && there.With is { } person
            && await chats.ReopenAsync(person, there.Place, ct) is { } chat
        )
        {
            there = there with { Place = chat };
            answer = await api.SendAsync(chat, message, ct);
        }

        return answer switch
        {
            TeamsAnswer.Done done when done.Body.At("id").Text() is { Length: > 0 } id => new SendResult.Sent(id),
            TeamsAnswer.Done => new SendResult.Unknown("Teams took it and did not say under which id."),
            TeamsAnswer.Lost lost => new SendResult.Unknown(lost.Reason),
            _ => await NotDoneAsync(answer, there, ct),
        };
    }

    private async Task<(TeamsPlace? Place, SendResult? Failure)> OpenAsync(
        UserRef person,
        TeamsWay.ToOpen way,
        CancellationToken ct
    ) =>
        await chats.OpenAsync(person, way, ct) switch
        {
            ({ } chat, _) => (chat, null),
            (null, TeamsAnswer.Done or TeamsAnswer.Lost) => (null, new SendResult.Wait(AgainAfter)), // nothing was posted yet
            (null, var answer) => (null, NotDone(answer, TeamsScope.Personal)),
        };

    // What nobody but somebody there can mend is not tried again until somebody is heard from there.
    private async Task<SendResult> NotDoneAsync(TeamsAnswer answer, TeamsWay.There there, CancellationToken ct)
    {
        var end = NotDone(answer, there.Scope);
        if (end is SendResult.Refused { Remedy: { } remedy })
        {
            var (tenant, conversation) = (there.Place.Tenant, there.Place.ConversationId);
            await addresses.LoseAsync(new ConversationRef(TeamsPlaces.Channel, tenant, conversation), remedy, ct);
        }

        return end;
    }

    private static SendResult NotDone(TeamsAnswer answer, TeamsScope scope) =>
        answer switch
        {
            TeamsAnswer.Later later => new SendResult.Wait(later.RetryAfter) { ForInstallation = later.ForTenant },
            TeamsAnswer.Unsent or TeamsAnswer.Failed { Status: 401 } => new SendResult.Wait(UntilMended)
            {
                ForInstallation = true,
            },
            TeamsAnswer.Failed failed => TeamsRefusals.Of(failed, scope),
            TeamsAnswer.Done or TeamsAnswer.Lost => throw new InvalidOperationException(
                "This is for what was not done."
            ),
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
}
