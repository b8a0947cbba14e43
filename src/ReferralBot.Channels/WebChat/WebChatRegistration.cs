using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.WebChat;

/// <summary>Adds the local web chat to the host.</summary>
public static class WebChatRegistration
{
    /// <summary>
    /// Adds the web chat's services. The host brings the bot, its <see cref="HandlerCatalog"/> and an <see cref="ITranscript"/>.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services
            .AddOptions<WebChatOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Enabled = environment.IsDevelopment())
            .BindConfiguration(WebChatOptions.Section)
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebChatAssets>();
        services.AddSingleton<WebChatSignal>();
        services.AddSingleton<WebChatChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WebChatChannel>());
        services.AddSingleton<WebChatTurnReader>();
        services.AddSingleton<WebChatReplies>();
        services.AddSingleton<WebChatEvents>();
        services.AddSingleton<WebChatReceiver>();
        return services;
    }

    /// <summary>Serves the page and its endpoints, where the settings say so.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        if (!services.GetRequiredService<IOptions<WebChatOptions>>().Value.Enabled)
        {
            return endpoints;
        }

        var receiver = services.GetRequiredService<WebChatReceiver>();
        var local = endpoints.MapGroup("").AddEndpointFilter(GuardAsync);
        local.MapGet("/", (HttpContext context, HandlerCatalog catalog) => receiver.PageAsync(context, catalog));
        local.MapGet("/web/assets/{version}/{name}", receiver.Asset);
        local.MapGet("/web/events", receiver.Events);
        local.MapPost("/web/turns", (HttpContext context, Bot bot) => receiver.TurnAsync(context, bot));
        return endpoints;
    }

    private static async ValueTask<object?> GuardAsync(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next
    )
    {
        var headers = invocation.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return WebChatAuthentication.Refusal(invocation.HttpContext) is { } refusal
            ? WebChatReceiver.Refuse(StatusCodes.Status403Forbidden, refusal)
            : await next(invocation);
    }
}
