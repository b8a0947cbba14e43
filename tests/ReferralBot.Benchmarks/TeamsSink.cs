using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Takes what the bot sends to the Bot Connector, and counts the receipts: a fake that looked at every card would be what is
/// measured.
/// </summary>
internal sealed class TeamsSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _receipts;
    private int _taken;

    private TeamsSink(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>How many messages came that say that a referral was saved.</summary>
    public int Receipts => Volatile.Read(ref _receipts);

    /// <summary>How many messages came.</summary>
    public int Taken => Volatile.Read(ref _taken);

    public static async Task<TeamsSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new TeamsSink(builder.Build());
        sink._app.MapFallback(sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        // Only whoever logged it can take it back: the news for others has no such button.
        if (body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf("\"Undo\""u8) >= 0)
        {
            Interlocked.Increment(ref _receipts);
        }

        var id = Interlocked.Increment(ref _taken);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(
            Encoding.ASCII.GetBytes($$"""{"id":"{{id}}"}"""),
            context.RequestAborted
        );
    }
}
