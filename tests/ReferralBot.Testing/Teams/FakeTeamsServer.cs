using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Testing.Teams;

/// <summary>The fake's addresses.</summary>
internal static class FakeTeamsServer
{
    private static readonly FakeFaultPlay FaultPlay = new(
        new FakeFaultWords(
            """{"id":"1700000000000","activityId":"1700000000000"}""",
            """{"error":{"code":"Throttled","message":"Too many requests"}}"""
        )
        {
            RefuseAsync = (http, word) => WriteAsync(http, new FakeConnectorRefusal(403, word).ToAnswer()),
        }
    );

    /// <summary>The Connector, and beside it the keys of the Bot Framework.</summary>
    public static WebApplication BuildConnector(FakeTeamsWorld world)
    {
        var app = Build(web => web.UseUrls("http://127.0.0.1:0"));
        var connector = new FakeConnector(world, FaultPlay);
        app.Map("/{region}/{tenant}/v3/{**path}", connector.TakeAsync);
        app.MapGet("/v1/.well-known/openidconfiguration", (HttpContext http) => PublishAsync(http, "metadata"));
        app.MapGet("/v1/.well-known/keys", (HttpContext http) => PublishAsync(http, "keys"));
        return app;

        Task PublishAsync(HttpContext http, string name) =>
            AnswerAsync(
                http,
                world,
                name,
                () => (200, world.Locked(() => name == "keys" ? world.Issuer.KeySet() : world.Issuer.Metadata()))
            );
    }

    /// <summary>Where the bot gets its own tokens.</summary>
    public static WebApplication BuildEntra(FakeTeamsWorld world, FakeHttpsCertificate https)
    {
        var app = Build(web =>
            web.ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https.Certificate))
            )
        );
        app.MapPost(
            "/{tenant}/oauth2/v2.0/token",
            async (HttpContext http, string tenant) =>
            {
                var form = await http.Request.ReadFormAsync();
                await AnswerAsync(http, world, "token", () => world.Locked(() => world.Entra.Token(tenant, form)));
            }
        );
        app.MapGet(
            "/{tenant}/v2.0/.well-known/openid-configuration",
            (HttpContext http, string tenant) =>
                AnswerAsync(http, world, "authority", () => (200, world.Entra.Metadata(tenant)))
        );
        return app;
    }

    public static Task WriteAsync(HttpContext http, (int Status, JsonObject? Body) answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.Body is null)
        {
            return Task.CompletedTask;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(answer.Body.ToJsonString());
    }

    private static async Task AnswerAsync(
        HttpContext http,
        FakeTeamsWorld world,
        string name,
        Func<(int Status, JsonObject Body)> work
    )
    {
        var fault = world.Faults.Take(name);
        if (fault is not null && !FakeFaultPlay.IsAfter(fault))
        {
            await FaultPlay.PlayAsync(http, fault, world.Faults);
            return;
        }

        var (status, body) = work();
        world.Signal.Raise();
        await (fault is null ? WriteAsync(http, (status, body)) : FaultPlay.PlayAsync(http, fault, world.Faults));
    }

    private static WebApplication Build(Action<IWebHostBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        configure(builder.WebHost);
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
