using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>How a practice comes to be on a channel.</summary>
/// <param name="Settings">Its name and its time.</param>
/// <param name="Owner">What the first person, who owns it, is called.</param>
/// <param name="User">The first person, as the channel names them.</param>
/// <param name="Conversation">Where scheduled messages go until somebody changes it.</param>
public sealed record PracticeOpening(
    PracticeSettings Settings,
    string Owner,
    UserRef User,
    ConversationRef Conversation
);

/// <summary>Opens a practice: its settings, its first installation, its owner, and where messages go, all in one save.</summary>
public sealed class OpenPractice(ReferralDb db, CurrentPractice current, TimeProvider time)
{
    /// <summary>The rights and routes are there when this returns, or nothing is.</summary>
    public async Task<Result<Practice>> RunAsync(PracticeOpening opening, CancellationToken ct)
    {
        if (Practice.Create(opening.Settings, time).Failed(out var problem, out var practice))
        {
            return problem;
        }

        if (Member.Join(practice.Id, opening.Owner, Role.Owner, time).Failed(out var unnamed, out var owner))
        {
            return unnamed;
        }

        current.Set(practice.Id);
        var user = new ChannelAddress(opening.User.Channel, opening.User.Installation, opening.User.Id);
        var place = Places.Address(opening.Conversation);
        db.Add(practice);
        db.Add(Installation.Of(practice, user.Channel, user.Workspace, time));
        db.Add(owner);
        db.Add(MemberIdentity.Of(owner, user, time));
        db.Add(MessageRoute.For(practice, MessageKind.CheckIns, place, time));
        db.Add(MessageRoute.For(practice, MessageKind.Scorecards, place, time));
        await db.SaveChangesAsync(ct);
        return practice;
    }
}
