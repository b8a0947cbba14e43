namespace ReferralBot.Features.Domain;

/// <summary>Somebody or some place on a channel, in the channel's own ids.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Workspace">The workspace or tenant there.</param>
/// <param name="Id">The user or the conversation in it.</param>
public sealed record ChannelAddress(string Channel, string Workspace, string Id);

/// <summary>One place where a practice has the bot: a workspace, a tenant, or the local page.</summary>
public sealed class Installation : IOwned
{
    /// <summary>The name of a channel has at most this many characters.</summary>
    public const int ChannelMaxLength = 20;

    /// <summary>The ids of the platforms are shorter than this.</summary>
    public const int ExternalIdMaxLength = 200;

    private Installation(Id<Installation> id, Id<Practice> practiceId, string channel, string externalId)
    {
        Id = id;
        PracticeId = practiceId;
        Channel = channel;
        ExternalId = externalId;
    }

    /// <summary>The key.</summary>
    public Id<Installation> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The name of the channel.</summary>
    public string Channel { get; }

    /// <summary>The workspace or tenant on that channel; together they lead a turn to its practice.</summary>
    public string ExternalId { get; }

    /// <summary>Says that a workspace of a channel belongs to this practice.</summary>
    public static Installation Of(Practice practice, string channel, string externalId, TimeProvider clock) =>
        new(Id<Installation>.New(clock), practice.Id, channel, externalId);
}
