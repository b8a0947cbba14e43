using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Testing.Slack;

/// <summary>The fake's addresses.</summary>
internal static class FakeSlackServer
{
    public const string JsonType = "application/json; charset=utf-8";

    public static WebApplication Build(FakeWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var desk = new FakeDesk(world);
        app.MapMethods(
            "/api/{method}",
            ["GET", "POST"],
            (HttpContext http, string method) => desk.CallAsync(http, method)
        );
        app.MapPost("/commands/{id}", (HttpContext http, string id) => desk.RespondAsync(http, id));
        app.MapPost("/actions/{id}", (HttpContext http, string id) => desk.RespondAsync(http, id));
        app.MapPost("/upload/{id}", (HttpContext http, string id) => desk.UploadAsync(http, id));
        app.MapGet(
            FakeConsentPage.Path,
            (HttpContext http) => http.Response.Redirect(new FakeConsentPage(world).Decide(http.Request).AbsoluteUri)
        );
        app.MapGet("/link/", world.Sockets.ServeAsync);
        return app;
    }

    public static Task WriteAsync(HttpContext http, JsonObject answer)
    {
        http.Response.ContentType = JsonType;
        return http.Response.WriteAsync(answer.ToJsonString());
    }
}
