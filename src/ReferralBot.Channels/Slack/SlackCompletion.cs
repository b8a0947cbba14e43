using System.Net;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Adds to what was sent what is kept here of it.</summary>
internal sealed class SlackCompletion(SlackApps apps, IOpenForms forms)
{
    private static readonly SlackRead Foreign = new SlackRead.Answered(SlackAck.Refused(HttpStatusCode.Forbidden));

    /// <summary>
    /// The same with what was kept for its form. Where that is gone, what people typed must not be taken for something else. What
    /// was sent to another app is refused.
    /// </summary>
    public async Task<SlackRead> CompleteAsync(SlackRead.Done done, CancellationToken ct)
    {
        if (!await apps.IsOursAsync(done.Origin.Installation, done.Origin.AppId, ct))
        {
            return Foreign;
        }

        if (done.Origin is not { OpenFormId: { } id, Kind: SlackKind.Press or SlackKind.Submission })
        {
            return done;
        }

        var opened = await forms.FindAsync(done.Turn.User, id, ct);
        var input = done.Turn.Input is TurnInput.Submission submission
            ? submission with
            {
                State = opened?.State,
                IsOutdated = opened is null,
            }
            : done.Turn.Input;
        return new SlackRead.Done(
            done.Turn with
            {
                Conversation = opened?.Conversation ?? done.Turn.Conversation,
                Input = input,
            },
            done.Origin with
            {
                Opened = opened,
            }
        );
    }
}
