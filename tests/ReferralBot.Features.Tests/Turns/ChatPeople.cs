using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>A channel that knows people, and counts how often it was asked.</summary>
internal sealed class ChatPeople : IChannel
{
    public const string Workspace = "T9";

    private readonly Dictionary<string, Person?> _people = new(StringComparer.Ordinal);
    private int _asked;

    public int Asked => _asked;

    /// <summary>Set to let the next questions wait for ever.</summary>
    public bool IsSilent { get; set; }

    public string Name => "chat";

    public bool RepeatsAreSafe => false;

    public SendPace Pace => SendPace.Free;

    public static UserRef User(string id) => new("chat", Workspace, id);

    /// <summary>What the channel says of somebody from now on.</summary>
    public UserRef Has(string id, Standing standing, string? zone = null, string? name = null)
    {
        _people[id] = new Person(name ?? id, standing, zone);
        return User(id);
    }

    /// <summary>The same, from a channel that tells nobody's rights.</summary>
    public UserRef HasUnranked(string id, Standing standing)
    {
        _people[id] = new Person(id, standing, TimeZone: null) { MayBeAdmin = true };
        return User(id);
    }

    /// <summary>The channel does not say any more.</summary>
    public void Forget(string id) => _people.Remove(id);

    public async Task<Person?> FindPersonAsync(UserRef user, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        if (IsSilent)
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
        }

        return _people.GetValueOrDefault(user.Id);
    }

    public Task<SendResult> PostAsync(ConversationRef conversation, Card card, string key, CancellationToken ct) =>
        Task.FromResult<SendResult>(new SendResult.Sent(key));

    public Task<SendResult> ReplaceAsync(
        ConversationRef conversation,
        string messageId,
        Card card,
        CancellationToken ct
    ) => Task.FromResult<SendResult>(new SendResult.Sent(messageId));

    public Task<ConversationRef> OpenPrivateAsync(UserRef user, CancellationToken ct) =>
        Task.FromResult(new ConversationRef(user.Channel, user.Installation, user.Id));
}
