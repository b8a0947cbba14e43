using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>Answers searches: in a field while somebody types, and of the message extension.</summary>
internal sealed class TeamsSearchReplies(TeamsFindings findings)
{
    /// <summary>A search in a field. One that was refused finds nothing: there is no other way to answer it.</summary>
    public static TeamsAck Field(Reply reply) =>
        TeamsAck.Of(TeamsInvokes.Options(reply is Reply.Options options ? options.Items : []));

    /// <summary>A search of the message extension.</summary>
    public TeamsAck Extension(Reply reply) =>
        TeamsAck.Of(
            reply switch
            {
                Reply.Findings found => findings.List(found.Items),
                Reply.Failed failed => TeamsFindings.Message(failed.Message),
                _ => findings.List([]),
            }
        );
}
