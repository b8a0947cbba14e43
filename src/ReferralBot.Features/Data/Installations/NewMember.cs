using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Somebody who becomes a member of a practice by what a channel says of them.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="User">The person, as the channel names them.</param>
/// <param name="Role">What they may do.</param>
internal sealed record NewMember(Practice Practice, ChannelAddress User, Role Role)
{
    /// <summary>Adds the member and how the channel knows them, to be saved with the rest.</summary>
    public static Member Add(ReferralDb db, NewMember newcomer, Person? person, TimeProvider clock)
    {
        if (
            Member
                .Join(newcomer.Practice.Id, NameOf(person, newcomer.Role), newcomer.Role, clock)
                .Failed(out var problem, out var member)
        )
        {
            throw new InvalidOperationException($"The name was checked, and yet: {problem.Code}.");
        }

        member.MoveTo(person?.TimeZone);
        db.Members.Add(member);
        db.MemberIdentities.Add(MemberIdentity.Of(member, newcomer.User, clock));
        return member;
    }

    /// <summary>
    /// Sends what is scheduled to the person's own conversation, until somebody chooses another one: the person's id stands for it.
    /// </summary>
    public static void Route(ReferralDb db, Practice practice, ChannelAddress user, TimeProvider clock)
    {
        db.Routes.Add(MessageRoute.For(practice, MessageKind.CheckIns, user, clock));
        db.Routes.Add(MessageRoute.For(practice, MessageKind.Scorecards, user, clock));
    }

    // A channel may show a name of which nothing can be kept; the person is a member all the same.
    private static string NameOf(Person? person, Role role)
    {
        var name = TypedText.Clean(person?.Name);
        return name.Length switch
        {
            0 => Roles.List.LabelOf(role),
            > Member.NameMaxLength => TypedText.Clean(name[..Member.NameMaxLength]),
            _ => name,
        };
    }
}
