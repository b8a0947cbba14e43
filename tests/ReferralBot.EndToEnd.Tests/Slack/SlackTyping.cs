using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests.Slack;

/// <summary>What people do at Slack, with a look at how it was taken, and at what they are shown then: at once, or a moment later.</summary>
internal sealed class SlackTyping(SlackScene scene, SlackPerson person)
{
    private const string OpenTheForm = "Open the form";

    private readonly HashSet<(string Ts, string Words)> _heard = [];

    public SlackPerson Person { get; } = person;

    public FakeUser User => Person.User;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Types a line, and is told something that only this person sees.</summary>
    public async Task<FakeMessage> SaysAsync(string line, FakeChannel channel, string words)
    {
        Took(await Person.TypesAsync(line, channel));
        return await HearsAsync(words);
    }

    /// <summary>Types a line that opens a form.</summary>
    public async Task<FakeView> AskedAsync(string line, FakeChannel channel, string title)
    {
        Took(await Person.TypesAsync(line, channel));
        return await SeesAsync(title);
    }

    /// <summary>Presses a button that opens a form.</summary>
    public async Task<FakeView> AskedByAsync(FakeMessage message, string label, string title)
    {
        Took(await Person.PressesAsync(message, label));
        return await SeesAsync(title);
    }

    /// <summary>Sends the form on top, which is taken, and reads the receipt.</summary>
    public async Task SendsAsync(string receipt)
    {
        await SendsAsync();
        await scene.Slack.ComesAsync(
            $"“{receipt}”, to {User.Name}",
            () => Told(receipt) ?? (object?)Shown(receipt),
            Ct
        );

        // Where there is no conversation, or the answer came late, the dialog itself is the receipt.
        if (Person.View is { } view)
        {
            await Person.CancelsAsync(view);
        }
    }

    /// <summary>Sends the form on top, which is taken.</summary>
    public async Task SendsAsync()
    {
        var view = Person.View!;
        Took(await Person.SubmitsAsync(view));
        Assert.Empty(view.Errors);
    }

    /// <summary>Waits for a dialog. Where it came too late to open by itself, there is a button that opens it.</summary>
    public async Task<FakeView> SeesAsync(string title)
    {
        var seen = await scene.Slack.ComesAsync(
            $"the dialog “{title}”, to {User.Name}",
            () => Person.View is { } view && view.Title == title ? view : (object?)Offer(),
            Ct
        );
        if (seen is FakeView form)
        {
            return form;
        }

        var offer = (FakeMessage)seen;
        _heard.Add((offer.Ts, offer.Seen));
        return await AskedByAsync(offer, OpenTheForm, title);
    }

    /// <summary>Waits for a message that only this person sees, and that was not looked at before.</summary>
    public async Task<FakeMessage> HearsAsync(string words)
    {
        var message = await scene.Slack.ComesAsync($"“{words}”, to {User.Name}", () => Told(words), Ct);
        _heard.Add((message.Ts, message.Seen));
        return message;
    }

    /// <summary>Waits until the home page says so.</summary>
    public Task<FakeView> HomeAsync(string words) =>
        scene.Slack.ComesAsync(
            $"“{words}”, on the home page of {User.Name}",
            () => Person.Home is { } home && home.Seen.Contains(words, StringComparison.Ordinal) ? home : null,
            Ct
        );

    /// <summary>It was acknowledged in time, and Slack's own program has nothing to complain of.</summary>
    public static void Took(FakeOutcome outcome) => Assert.Equal((200, null), (outcome.Ack?.Status, outcome.Complaint));

    private FakeMessage? Told(string words) =>
        scene
            .Slack.EphemeralsFor(User)
            .LastOrDefault(message =>
                !_heard.Contains((message.Ts, message.Seen)) && message.Seen.Contains(words, StringComparison.Ordinal)
            );

    private FakeMessage? Offer() =>
        scene
            .Slack.EphemeralsFor(User)
            .LastOrDefault(message =>
                !_heard.Contains((message.Ts, message.Seen)) && message.Buttons.Contains(OpenTheForm)
            );

    private FakeView? Shown(string words) =>
        Person.View is { } view && $"{view.Title} {view.Seen}".Contains(words, StringComparison.Ordinal) ? view : null;
}
