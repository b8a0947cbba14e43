using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ReferralBot.Channels.WebChat.Components;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.WebChat;

/// <summary>The web chat's transport: serves the page, takes what a person did to the bot, and tells open pages what is new.</summary>
internal sealed class WebChatReceiver(
    WebChatTurnReader reader,
    WebChatReplies replies,
    WebChatEvents events,
    WebChatAssets assets
)
{
    // Enough to scroll through a year of scheduled messages: at most four a month (product.md §4).
    private const int Shown = 100;

    // Everything comes from here, nothing is inline, and no other page may frame it.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task<IResult> PageAsync(HttpContext context, HandlerCatalog catalog)
    {
        var history = await events.LatestAsync(Shown, context.RequestAborted);
        var html = await WebChatHtml.DrawAsync<ChatPage>(
            (nameof(ChatPage.Team), history.Team),
            (nameof(ChatPage.Own), history.Own),
            (nameof(ChatPage.Position), history.Position.ToString()),
            (nameof(ChatPage.Commands), catalog.Commands.ToList()),
            (nameof(ChatPage.Address), (Func<string, string>)assets.PathOf),
            (nameof(ChatPage.Scripts), assets.Scripts.ToList())
        );
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    public IResult Asset(HttpContext context, string version, string name)
    {
        if (assets.Find(version, name) is not { } file)
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(file.Content, file.Type, entityTag: new EntityTagHeaderValue($"\"{version}\""));
    }

    public IResult Events(HttpContext context, string? after)
    {
        // A page that lost its connection says where it was; one that just opened says so in the address.
        var lastId = context.Request.Headers["Last-Event-ID"].ToString();
        if (WebChatPosition.Parse(lastId.Length > 0 ? lastId : after ?? "0.0") is not { } position)
        {
            return Refuse(
                StatusCodes.Status400BadRequest,
                "I don't know that place in the conversation. Reload the page."
            );
        }

        return TypedResults.ServerSentEvents(events.ListenAsync(position, context.RequestAborted));
    }

    public async Task<IResult> TurnAsync(HttpContext context, Bot bot)
    {
        var ct = context.RequestAborted;
        switch (await reader.ReadAsync(context, ct))
        {
            case WebChatRead.Refused refused:
                return Refuse(refused.Status, refused.Message);
            case WebChatRead.Read read:
                var reply = await bot.HandleAsync(read.Turn, ct);
                return TypedResults.Json(await replies.AnswerAsync(read, reply, ct), WebChatJson.Default.WebChatAnswer);
            default:
                throw new InvalidOperationException("A request was neither read nor refused.");
        }
    }

    /// <summary>Refuses with a sentence.</summary>
    public static IResult Refuse(int status, string message) =>
        TypedResults.Json(new WebChatRefusal(message), WebChatJson.Default.WebChatRefusal, statusCode: status);
}
