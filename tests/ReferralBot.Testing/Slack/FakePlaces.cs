namespace ReferralBot.Testing.Slack;

/// <summary>Finds conversations as an installation may see them.</summary>
internal sealed class FakePlaces(FakeWorld world)
{
    /// <summary>The conversation that a message would go to, or why it cannot (docs.slack.dev/reference/methods/chat.postMessage).</summary>
    public FakeChannel ToWriteTo(string id, FakeInstallation installation)
    {
        var channel = id[0] is 'U' or 'W' ? DirectWith(id, installation) : ById(id, installation);
        if (channel.Kind == FakeChannelKind.Direct && !world.App.HasMessagesTab)
        {
            throw new FakeRefusal("messages_tab_disabled");
        }

        if (channel.IsArchived)
        {
            throw new FakeRefusal("is_archived");
        }

        var isIn = channel.Has(installation.BotUserId);
        return isIn || installation.Scopes.Contains("chat:write.public", StringComparer.Ordinal)
            ? channel
            : throw new FakeRefusal("not_in_channel");
    }

    /// <summary>A conversation that the installation may know of: a private one that the app is not in is none.</summary>
    public FakeChannel ById(string id, FakeInstallation installation)
    {
        var channel = id[0] == '#' ? ByName(id[1..], installation) : world.FindChannel(id);
        var isKnown =
            channel is not null
            && channel.SharedWith.Append(channel.Workspace).Any(installation.Serves)
            && (channel.Kind == FakeChannelKind.Public || channel.Has(installation.BotUserId));
        return isKnown ? channel! : throw new FakeRefusal("channel_not_found");
    }

    /// <summary>A person whom the installation may know of: of its own workspaces, or met in a shared conversation.</summary>
    public FakeUser? Person(string id, FakeInstallation installation) =>
        world.FindUser(id) is { } user
        && (
            installation.Serves(user.Workspace)
            || world.Channels.Exists(channel =>
                channel.Has(user.Id) && channel.SharedWith.Append(channel.Workspace).Any(installation.Serves)
            )
        )
            ? user
            : null;

    private FakeChannel DirectWith(string userId, FakeInstallation installation)
    {
        if (Person(userId, installation) is not { } user || !installation.Serves(user.Workspace))
        {
            throw new FakeRefusal("channel_not_found");
        }

        return user.Standing == FakeStanding.Deleted
            ? throw new FakeRefusal("channel_not_found")
            : world.OpenDirect(user, installation);
    }

    // With one token for many workspaces a name says nothing (docs.slack.dev/enterprise/organization-ready-apps).
    private FakeChannel? ByName(string name, FakeInstallation installation) =>
        installation.IsOrgWide
            ? throw new FakeRefusal("team_not_found")
            : world.Channels.Find(channel => channel.Name == name && channel.Workspace == installation.Workspace);
}
