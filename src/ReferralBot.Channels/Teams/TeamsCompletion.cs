using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Adds to what was sent what is kept here of it: who the people are, and what belongs to the form.</summary>
internal sealed class TeamsCompletion(IOpenForms forms, IAddressBook book)
{
    public async Task<TeamsRead.Done> CompleteAsync(TeamsRead.Done done, CancellationToken ct)
    {
        var known = await PersonAsync(done, ct);
        return known.Turn.Input switch
        {
            TurnInput.Submission sent => await FormAsync(known, sent, ct),
            TurnInput.Command when known.Line is { } line => await LineAsync(known, line, ct),
            _ => known,
        };
    }

    // Where Teams leaves the id at Entra out, the person is still the same one.
    private async Task<TeamsRead.Done> PersonAsync(TeamsRead.Done done, CancellationToken ct)
    {
        var (turn, origin) = (done.Turn, done.Origin);
        if (origin.UserId != origin.Mri || await FindAsync(turn, origin.Mri, ct) is not { } id)
        {
            return done;
        }

        return done with
        {
            Turn = turn with { User = turn.User with { Id = id } },
            Origin = origin with { UserId = id },
        };
    }

    // Found only by whoever the form was drawn for. Where it is gone, what people typed must not be taken for something else.
    private async Task<TeamsRead.Done> FormAsync(TeamsRead.Done done, TurnInput.Submission sent, CancellationToken ct)
    {
        var turn = done.Turn;
        if (
            done.Origin.OpenFormId is not { } id
            || await forms.FindAsync(turn.User, id, ct) is not { } opened
            || opened.Conversation.Channel != turn.User.Channel
            || opened.Conversation.Installation != turn.User.Installation
        )
        {
            return done;
        }

        return done with
        {
            Turn = turn with
            {
                Conversation = opened.Conversation,
                Input = sent with { State = opened.State, IsOutdated = false },
                DeliveryKey = TeamsTurns.FormKey(turn.User, id),
            },
            Origin = done.Origin with { Opened = opened },
        };
    }

    private async Task<TeamsRead.Done> LineAsync(TeamsRead.Done done, TeamsLine line, CancellationToken ct)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mri in line.People)
        {
            if (await FindAsync(done.Turn, mri, ct) is { } id)
            {
                ids[mri] = id;
            }
        }

        return done with
        {
            Turn = done.Turn with { Input = new TurnInput.Command(line.Write(ids)) },
            Line = null,
        };
    }

    private async Task<string?> FindAsync(Turn turn, string mri, CancellationToken ct)
    {
        var installation = new InstallationKey(turn.User.Channel, turn.User.Installation);
        return
            (await book.FindByAliasAsync(installation, mri, ct))?.User is { } user
            && user.Installation == installation.Id
            ? user.Id
            : null;
    }
}
