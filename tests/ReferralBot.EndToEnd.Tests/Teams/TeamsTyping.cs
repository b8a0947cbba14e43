using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>
/// What people do at Teams, with a look at how it was taken, and at what they are shown then: at once, or a moment later. What is
/// said to one person must not be on anybody else's screen.
/// </summary>
internal sealed class TeamsTyping(TeamsScene scene, TeamsPerson person)
{
    private readonly HashSet<(string Id, string Words)> _heard = [];
    private readonly HashSet<FakeChat> _places = [person.Chat];

    public TeamsPerson Person { get; } = person;

    public FakeMember Member => Person.Member;

    /// <summary>The person's own conversation with the bot.</summary>
    public FakeChat Chat => Person.Chat;

    /// <summary>Everything that the bot said to this person alone.</summary>
    public IEnumerable<FakePost> Whispers =>
        _places
            .SelectMany(place => place.SeenBy(Member))
            .Where(post => post.IsBots && (post.OnlyFor == Member || post.Chat.Kind == FakeChatKind.Personal));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Types a line, and is told something that only this person sees.</summary>
    public async Task<FakePost> SaysAsync(string line, FakeChat where, string words)
    {
        await TypesAsync(line, where);
        return await HearsAsync(words);
    }

    /// <summary>Types a line that opens a form.</summary>
    public async Task<TeamsForm> AskedAsync(string line, FakeChat where, string title) =>
        new(Person, await SaysAsync(line, where, title));

    /// <summary>Types a line, which is taken.</summary>
    public async Task TypesAsync(string line, FakeChat where)
    {
        _places.Add(where);
        Took(await Person.TypesAsync(line, where));
    }

    /// <summary>Presses a button that opens a form. Where it came too late for a dialog, it is in a message.</summary>
    public async Task<TeamsForm> AskedByAsync(FakePost post, string label, string title)
    {
        _places.Add(post.Chat);
        Took(await Person.PressesAsync(post, label));
        return await SeesAsync(title);
    }

    /// <summary>Waits for a form.</summary>
    public async Task<TeamsForm> SeesAsync(string title) =>
        await scene.Teams.ComesAsync(
            $"the form “{title}”, to {Member.Name}",
            () =>
                Person.Dialog is { } dialog && dialog.Seen.Contains(title, StringComparison.Ordinal)
                    ? new TeamsForm(Person, dialog)
                : Told(title) is { } post ? new TeamsForm(Person, post)
                : null,
            Ct
        );

    /// <summary>Sends a form, which is taken, and reads what it becomes.</summary>
    public async Task SendsAsync(TeamsForm form, string label, string words)
    {
        Took(await form.PressesAsync(label));
        await scene.Teams.ComesAsync(
            $"“{words}”, to {Member.Name}",
            () => form.Seen.Contains(words, StringComparison.Ordinal) ? form : (object?)Told(words),
            Ct
        );
    }

    /// <summary>Waits for a message that only this person sees, and that was not looked at before.</summary>
    public async Task<FakePost> HearsAsync(string words)
    {
        var post = await scene.Teams.ComesAsync($"“{words}”, to {Member.Name}", () => Told(words), Ct);
        _heard.Add((post.Id, post.SeenFor(Member)));
        return post;
    }

    /// <summary>It was acknowledged in time, and Teams' own program has nothing to complain of.</summary>
    public static void Took(FakeTeamsOutcome outcome)
    {
        Assert.Null(outcome.Error);
        Assert.Equal(200, outcome.Answer?.Status);
    }

    private FakePost? Told(string words) =>
        Whispers.LastOrDefault(post =>
            !_heard.Contains((post.Id, post.SeenFor(Member)))
            && post.SeenFor(Member).Contains(words, StringComparison.Ordinal)
        );
}
