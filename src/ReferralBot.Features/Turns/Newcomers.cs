using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>What somebody gets whom nobody listed.</summary>
/// <param name="DefaultRole">The role of a full member; <see langword="null"/>: by invitation only.</param>
public sealed record JoiningPolicy(Role? DefaultRole);

/// <summary>
/// Meets people whom the practice does not know yet, and looks again at those who open the home page: the channel says who they
/// are. Who is known already, and does anything else, costs nothing here.
/// </summary>
public sealed class Newcomers(
    ReferralDb db,
    Caller caller,
    Joining joining,
    IEnumerable<IChannel> channels,
    TimeProvider clock
)
{
    // A dialog must open within three seconds of a person's click, and everything else comes after this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Lets the person in, or notes on the caller why not.</summary>
    public async Task MeetAsync(Turn turn, CancellationToken ct)
    {
        if (channels.FirstOrDefault(channel => channel.Name == turn.User.Channel) is not { } channel)
        {
            return; // nobody can be asked
        }

        var person = await AskAsync(channel, turn.User, ct);
        if (caller.IsKnown)
        {
            await LookAgainAsync(turn.User, person, ct);
        }
        else
        {
            await LetInAsync(turn.User, person, ct);
        }
    }

    private static Stranger? StrangerOf(Standing standing) =>
        standing switch
        {
            Standing.Admin or Standing.Member => null,
            Standing.Guest => Stranger.Guest,
            Standing.Outsider => Stranger.Outsider,
            Standing.Gone => Stranger.Gone,
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No such standing."),
        };

    private async Task<Person?> AskAsync(IChannel channel, UserRef user, CancellationToken ct)
    {
        using var timeUp = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            return await channel.FindPersonAsync(user, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return null; // as if it had said that it does not know now
        }
    }

    private async Task LetInAsync(UserRef user, Person? person, CancellationToken ct)
    {
        if (person is null)
        {
            caller.Refuse(Stranger.Unchecked);
        }
        else if (StrangerOf(person.Standing) is { } stranger)
        {
            caller.Refuse(stranger);
        }
        else if (await joining.JoinAsync(caller.Practice.Id, user, person, ct) is { } id)
        {
            caller.Enter(caller.Practice, await db.Members.FindAsync([id], ct));
        }
    }

    // Where the channel does not answer, a person who was known stays known.
    private async Task LookAgainAsync(UserRef user, Person? person, CancellationToken ct)
    {
        if (person is null)
        {
            return;
        }

        if (StrangerOf(person.Standing) is { } stranger)
        {
            await joining.ShutOutAsync(caller.Practice.Id, user, ct);
            caller.Enter(caller.Practice, member: null);
            caller.Refuse(stranger);
            return;
        }

        caller.Member.Rename(person.Name);
        caller.Member.MoveTo(person.TimeZone);
        await db.SaveChangesAsync(ct);
    }
}
