using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Tests.Pipeline;

public sealed class MiddlewareTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task Middleware_runs_around_the_handler_in_the_order_of_registration()
    {
        List<string> heard = [];
        _bot.Middleware.Add(new Listener("outer", heard));
        _bot.Middleware.Add(new Listener("inner", heard));

        await _bot.Says("refbot status");

        Assert.Equal(["outer >", "inner >", "< inner", "< outer"], heard);
    }

    [Fact]
    public async Task A_fault_gets_an_apology_with_a_reference_and_the_line_back()
    {
        _bot.Middleware.Add(new ReportFailures(_bot));

        var reply = Assert.IsType<Reply.Failed>(await _bot.Says("checkin done P-3 call note:fault"));

        Assert.Contains("REF-7", reply.Message, StringComparison.Ordinal);
        Assert.Equal("checkin done P-3 call note:fault", reply.Typed);
        Assert.Equal("A fault.", Assert.Single(_bot.Faults).Message);
    }

    [Fact]
    public async Task A_time_out_is_a_fault_but_the_callers_own_cancellation_is_not()
    {
        _bot.Middleware.Add(new ReportFailures(_bot));
        _bot.Middleware.Add(new TimesOut());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        Assert.IsType<Reply.Failed>(await _bot.Says("refbot status"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _bot.TurnsUntil(new TurnInput.Command("refbot status"), gone.Token)
        );
        Assert.Single(_bot.Faults);
    }

    [Fact]
    public async Task What_middleware_refuses_gives_the_line_back_too()
    {
        _bot.Middleware.Add(new Refuses());

        Assert.Equal("refbot status", Assert.IsType<Reply.Failed>(await _bot.Says("refbot status")).Typed);
        Assert.Null(Assert.IsType<Reply.Failed>(await _bot.Presses("refbot status")).Typed);
    }

    [Fact]
    public async Task The_home_page_is_the_bots_own_root()
    {
        var card = Assert.IsType<Reply.Shown>(await _bot.Turns(new TurnInput.HomeOpened())).Card;

        Assert.Equal(new Card("What /refbot can do").Title, card.Title);
    }

    private sealed class Listener(string name, List<string> heard) : ITurnMiddleware
    {
        public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
        {
            heard.Add($"{name} >");
            var reply = await next(turn, ct);
            heard.Add($"< {name}");
            return reply;
        }
    }

    private sealed class TimesOut : ITurnMiddleware
    {
        public Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct) =>
            throw new OperationCanceledException(ct);
    }

    private sealed class Refuses : ITurnMiddleware
    {
        public Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct) =>
            Task.FromResult(Reply.Problem("Not today."));
    }
}
