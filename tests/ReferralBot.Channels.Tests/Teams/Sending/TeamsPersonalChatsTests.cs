using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>An answer that nobody else may read finds its way to a person alone.</summary>
public sealed class TeamsPersonalChatsTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await TeamsRoom.OpenAsync();
        _room.Hears(_room.Group, _room.Sam, TeamsScope.Group);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_chat_that_is_opened_for_an_answer_is_written_down_as_begun_by_the_bot()
    {
        var sam = TeamsRoom.UserOf(_room.Sam);

        var opened = await _room.PersonalChats.FindAsync(sam, _room.Sam.Mri, _room.Place, Ct);
        var again = await _room.PersonalChats.FindAsync(sam, mri: null, _room.Place, Ct);

        Assert.NotNull(opened);
        Assert.Equal(opened, again);
        Assert.Single(_room.Teams.CallsOf("create"));
        var known = _room.Book.Conversations[_room.In(opened.ConversationId)];
        Assert.True(known.OpenedByBot); // what is begun by the bot gets no hello when the person first answers
        Assert.Equal(sam, known.With);
        Assert.Equal(opened.ConversationId, _room.Book.People[sam].PrivateConversationId);
    }

    [Fact]
    public async Task Who_is_not_known_by_any_name_of_teams_gets_none()
    {
        var nobody = TeamsRoom.UserOf(_room.Sam) with { Id = "nobody" };

        Assert.Null(await _room.PersonalChats.FindAsync(nobody, mri: null, _room.Place, Ct));
        Assert.Empty(_room.Teams.CallsOf("create"));
    }
}
