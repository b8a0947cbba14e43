using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ReferralBot.Channels.WebChat;

/// <summary>Draws a component to text. The components only draw: they ask for no services and keep nothing.</summary>
internal static class WebChatHtml
{
    public static async Task<string> DrawAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var values = parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

        // A renderer keeps what it drew until it ends, so each drawing has its own.
        await using var renderer = new HtmlRenderer(EmptyContainer.Instance, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(values))).ToHtmlString()
        );
    }

    private sealed class EmptyContainer : IServiceProvider
    {
        public static EmptyContainer Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
