using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>A form that a person has before their eyes: in a message or in a dialog.</summary>
internal sealed class TeamsForm
{
    private readonly TeamsPerson _person;
    private readonly FakePost? _post;
    private readonly FakeDialog? _dialog;

    public TeamsForm(TeamsPerson person, FakePost post) => (_person, _post) = (person, post);

    public TeamsForm(TeamsPerson person, FakeDialog dialog) => (_person, _dialog) = (person, dialog);

    /// <summary>What the person reads there, now.</summary>
    public string Seen => _dialog?.Seen ?? _post!.SeenFor(_person.Member);

    public Task FillsAsync(params IEnumerable<(string Field, string Text)> answers) =>
        _dialog is { } dialog ? _person.FillsAsync(dialog, answers) : _person.FillsAsync(_post!, answers);

    public Task<FakeTeamsOutcome> PressesAsync(string label) =>
        _dialog is { } dialog ? _person.PressesAsync(dialog, label) : _person.PressesAsync(_post!, label);
}
