using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <summary>Somebody works in a practice at the moment in which it moves; on both databases.</summary>
public abstract class LinkRaceTests(DatabaseProvider provider) : LinkTests(provider)
{
    private const string Moved = "This practice was just linked with another one";

    private readonly Threshold _threshold = new();

    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton<ITurnMiddleware>(_threshold);

    [Theory]
    [InlineData("/partner add Lakeside category:medical")]
    [InlineData("/refbot setup name:Elm opens:8:30")]
    public async Task What_was_begun_before_the_move_is_refused_kindly_and_goes_back_to_be_sent_again(string line)
    {
        var ana = await InstalledAsync("T2");
        var bo = await ColleagueAsync(ana, "Bo", Role.Owner);
        var code = await CodeAsync();
        _threshold.Waits(bo);
        var waiting = Bot.Says(line, bo);
        await _threshold.Reached;

        var linked = await Bot.Says($"/refbot link {code}", ana);
        _threshold.Opens();

        Assert.StartsWith("Linked", TestBot.Read(linked), StringComparison.Ordinal);
        var failed = Assert.IsType<Reply.Failed>(await waiting);
        Assert.StartsWith(Moved, failed.Message, StringComparison.Ordinal);
        Assert.Equal(line, failed.Typed);
        Assert.Empty(await Bot.InDatabase(db => db.Partners.ToListAsync(Ct)));
        Assert.Equal(
            "Maple Street Wellness",
            await Bot.InDatabase(db => db.Practices.Select(one => one.Name).SingleAsync(Ct))
        );
    }

    [Fact]
    public async Task Sent_again_it_is_logged_in_the_linked_practice()
    {
        var ana = await InstalledAsync("T2");
        var bo = await ColleagueAsync(ana, "Bo", Role.Coordinator);
        var code = await CodeAsync();
        _threshold.Waits(bo);
        var waiting = Bot.Says("/partner add Lakeside category:medical", bo);
        await _threshold.Reached;
        await Bot.Says($"/refbot link {code}", ana);
        _threshold.Opens();

        await Bot.Says(Assert.IsType<Reply.Failed>(await waiting).Typed!, bo);

        Assert.Contains("Lakeside", TestBot.Read(await Bot.Says("/partner list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_same_moment_either_it_is_logged_or_it_is_said_that_it_is_not()
    {
        var ana = await InstalledAsync("T2");
        var bo = await ColleagueAsync(ana, "Bo", Role.Coordinator);
        var code = await CodeAsync();

        var replies = await Task.WhenAll(
            Task.Run(() => Bot.Says("/partner add Lakeside category:medical", bo), Ct),
            Task.Run(() => Bot.Says($"/refbot link {code}", ana), Ct)
        );

        var isThere = TestBot.Read(await Bot.Says("/partner list", bo)).Contains("Lakeside", StringComparison.Ordinal);
        Assert.Equal(replies[0] is Reply.Shown, isThere);
        Assert.True(isThere || TestBot.Failure(replies[0]).StartsWith(Moved, StringComparison.Ordinal));
        Assert.Equal(replies[1] is Reply.Shown, await PracticeOfAsync(ana) == Bot.Practice.Id);
    }

    /// <summary>Holds one person's turn when it has found its practice and nothing is done yet.</summary>
    private sealed class Threshold : ITurnMiddleware
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private UserRef? _held;

        public Task Reached => _reached.Task.WaitAsync(Ct);

        public void Waits(UserRef user) => _held = user;

        public void Opens()
        {
            _held = null;
            _open.SetResult();
        }

        public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
        {
            if (turn.User == _held)
            {
                _reached.SetResult();
                await _open.Task.WaitAsync(ct);
            }

            return await next(turn, ct);
        }
    }
}

public sealed class LinkRaceTestsOnSqlite() : LinkRaceTests(DatabaseProvider.Sqlite);

public sealed class LinkRaceTestsOnPostgres() : LinkRaceTests(DatabaseProvider.PostgreSql);
