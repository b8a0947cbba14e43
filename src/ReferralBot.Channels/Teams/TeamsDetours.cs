using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Calls where a conversation was last heard from and, where that is refused, once where the tenant was: a conversation moves from
/// one region to another without a word (microsoft/botframework-sdk#6184).
/// </summary>
internal sealed class TeamsDetours(TeamsAddresses addresses, IAddressBook book)
{
    /// <summary>The answer from either address; one that works is kept for the next time.</summary>
    public async Task<TeamsAnswer> CallAsync(
        TeamsPlace place,
        Func<TeamsPlace, Task<TeamsAnswer>> call,
        CancellationToken ct
    )
    {
        var answer = await call(place);
        if (
            answer is not TeamsAnswer.Failed { Status: 403 or 404, Code: not TeamsErrors.NoActivity }
            || await addresses.TenantAsync(place.Tenant, ct) is not { } tenant
            || tenant.ServiceUrl == place.ServiceUrl
        )
        {
            return answer;
        }

        var there = place with { ServiceUrl = tenant.ServiceUrl };
        switch (await call(there))
        {
            case TeamsAnswer.Done done:
                await MovedAsync(there, ct);
                return done;
            case TeamsAnswer.Later later:
                return later; // it may be the right one
            case TeamsAnswer.Lost lost:
                return lost;
            case TeamsAnswer.Failed or TeamsAnswer.Unsent:
                return answer;
            case var other:
                throw new InvalidOperationException($"No such answer: {other.GetType().Name}.");
        }
    }

    private async Task MovedAsync(TeamsPlace place, CancellationToken ct)
    {
        var conversation = new ConversationRef(TeamsPlaces.Channel, place.Tenant, place.ConversationId);
        if (await book.FindAsync(conversation, ct) is { } known && TeamsAddress.Read(known.Address) is { } address)
        {
            var moved = address with { ServiceUrl = place.ServiceUrl };
            await book.KeepAsync(known with { Address = moved.Write() }, ct);
        }
    }
}
