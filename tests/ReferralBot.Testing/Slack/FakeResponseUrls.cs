namespace ReferralBot.Testing.Slack;

/// <summary>
/// Addresses for answers: each takes five within half an hour (docs.slack.dev/interactivity/handling-user-interaction).
/// </summary>
internal sealed class FakeResponseUrls(FakeWorld world)
{
    private const int MostUses = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, FakeResponseUrl> _urls = new(StringComparer.Ordinal);

    /// <summary>Makes one: for a command where there is no message, else for a button of that message.</summary>
    public Uri New(string userId, string channelId, FakeMessage? message)
    {
        var id = world.Ids.Next("");
        _urls[id] = new FakeResponseUrl(userId, channelId, message, world.Now);
        return new Uri(world.Address, $"{(message is null ? "commands" : "actions")}/{id}");
    }

    /// <summary>Uses one up, or says in Slack's words why it cannot be used.</summary>
    public FakeResponseUrl Use(string id)
    {
        if (!_urls.TryGetValue(id, out var url))
        {
            throw new FakeRefusal("invalid_url");
        }

        if (world.Now - url.MadeAt > Lifetime)
        {
            throw new FakeRefusal("expired_url");
        }

        return ++url.Uses > MostUses ? throw new FakeRefusal("used_url") : url;
    }
}

/// <summary>An address for answers, and what they answer to.</summary>
internal sealed record FakeResponseUrl(string UserId, string ChannelId, FakeMessage? Message, DateTimeOffset MadeAt)
{
    public int Uses { get; set; }
}
