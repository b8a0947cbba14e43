using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>A message in a conversation, as it is now.</summary>
public sealed class FakePost
{
    private static readonly TimeSpan PrivateLifetime = TimeSpan.FromHours(24);

    private readonly FakeTeamsWorld _world;
    private readonly Dictionary<string, JsonObject> _ownCards = new(StringComparer.Ordinal);

    internal FakePost(FakeTeamsWorld world, string id, FakeChat chat) => (_world, Id, Chat) = (world, id, chat);

    /// <summary>Its id in the conversation.</summary>
    public string Id { get; }

    /// <summary>Where it is.</summary>
    public FakeChat Chat { get; }

    /// <summary>The message of the channel under which it stands.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Who wrote it: a person's id or the bot's.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The only person who sees it (a targeted message).</summary>
    public FakeMember? OnlyFor { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was sent.</summary>
    public JsonObject Activity { get; internal set; } = [];

    /// <summary>How often it was changed.</summary>
    public int Edits { get; internal set; }

    /// <summary>Whether it was taken away.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>Whether the bot wrote it.</summary>
    public bool IsBots => AuthorId == _world.Bot.Id;

    /// <summary>The card that those see who have no card of their own; <see langword="null"/> where there is none.</summary>
    public JsonObject? Card => FakeCards.Of(Activity);

    /// <summary>What people read.</summary>
    public string Seen => FakeCards.Seen(Activity, Card);

    /// <summary>The words on its buttons.</summary>
    public IReadOnlyList<string> Buttons => FakeCards.Buttons(Card);

    /// <summary>The labels of its inputs.</summary>
    public IReadOnlyList<string> Fields => FakeCards.Labels(Card);

    /// <summary>Whether it is shown to this person now.</summary>
    public bool IsSeenBy(FakeMember member) => !IsDeleted && !IsExpired && (OnlyFor is null || OnlyFor == member);

    /// <summary>The card as this person sees it: an invoke changes it for the one who pressed.</summary>
    public JsonObject? CardFor(FakeMember member) => _ownCards.GetValueOrDefault(member.Mri) ?? Card;

    /// <summary>What this person reads.</summary>
    public string SeenFor(FakeMember member) => FakeCards.Seen(Activity, CardFor(member));

    // Private messages go after a day (learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages).
    internal bool IsExpired => OnlyFor is not null && _world.Now - At >= PrivateLifetime;

    internal void ShowsOnlyTo(FakeMember member, JsonObject card) => _ownCards[member.Mri] = card;

    internal void Becomes(JsonObject activity)
    {
        Activity = activity;
        Edits++;
        _ownCards.Clear();
    }
}
