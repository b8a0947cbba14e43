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

    /// <summary>A title that is longer is cut.</summary>
    public const int TitleMaxLength = 100;

    /// <summary>Room for a sentence that says what a person has to do.</summary>
    public const int RemedyMaxLength = 300;

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

    /// <summary>What people call the workspace or tenant; empty for the local page.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What the channel needs in order to speak there, encrypted; <see langword="null"/> for the local page and once removed.</summary>
    public string? Secret { get; private set; }

    /// <summary>When somebody installed it last; <see langword="null"/> for the local page, which is there from the start.</summary>
    public DateTimeOffset? InstalledAt { get; private set; }

    /// <summary>Who installed it, in the channel's own id, where the channel says so: they are told what only they can mend.</summary>
    public string? InstalledBy { get; private set; }

    /// <summary>When it was removed, which starts the time until its data goes; what the practice has stays until then.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Until when somebody has the right to renew the secret.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Who has that right: a number of the process that took it.</summary>
    public Guid? LeaseId { get; private set; }

    /// <summary>Since when the secret does not work and nothing renews it.</summary>
    public DateTimeOffset? ReconnectNeededAt { get; private set; }

    /// <summary>What a person must do about that.</summary>
    public string? ReconnectRemedy { get; private set; }

    /// <summary>Says that a workspace of a channel belongs to this practice.</summary>
    public static Installation Of(Practice practice, string channel, string externalId, TimeProvider clock) =>
        new(Id<Installation>.New(clock), practice.Id, channel, externalId);

    /// <summary>Takes over a new install, the first one or another one: whatever ended or broke the last one is over.</summary>
    /// <param name="title">What people call the workspace or tenant.</param>
    /// <param name="secret">What the channel needs, encrypted.</param>
    /// <param name="installedBy">Who did it, where the channel says so.</param>
    /// <param name="now">When.</param>
    public void Connect(string title, string secret, string? installedBy, DateTimeOffset now)
    {
        var clean = TypedText.Clean(title);
        Title = clean.Length > TitleMaxLength ? TypedText.Clean(clean[..TitleMaxLength]) : clean;
        (Secret, InstalledAt, InstalledBy) = (secret, now, installedBy ?? InstalledBy);
        (RemovedAt, ReconnectNeededAt, ReconnectRemedy) = (null, null, null);
        (LeaseUntil, LeaseId) = (null, null);
    }
}
