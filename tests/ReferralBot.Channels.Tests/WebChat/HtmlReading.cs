using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ReferralBot.Channels.Tests.WebChat;

/// <summary>Reads drawn HTML as a browser does: what is to be read, and what stands in it that was never meant to.</summary>
internal static class HtmlReading
{
    // What the renderers draw with. Anything else came out of what people typed.
    private static readonly HashSet<string> Elements = new(
        (
            "article h3 p strong span code dl div dt dd table thead tbody tr th td ul li button figure figcaption svg g "
            + "text rect line polyline circle details summary hr form fieldset legend label input textarea select option"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Attributes = new(
        (
            "class id for name type value placeholder rows role tabindex scope hidden checked selected novalidate autocomplete "
            + "inputmode spellcheck viewbox focusable x y x1 y1 x2 y2 width height rx cx cy r points"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private const string Readable =
        "h3, p, dt, dd, th, td, button, figcaption, legend, label, option, .mark, .tone, .tick span, svg text";

    public static IElement Body(string html) => new HtmlParser().ParseDocument(html).Body!;

    public static IReadOnlyList<string> Texts(IElement body) =>
        [
            .. body.QuerySelectorAll(Readable)
                .Where(element => element.TextContent.Length > 0)
                .Select(element => element.TextContent),
        ];

    /// <summary>Elements, attributes and characters that only text could have brought in.</summary>
    public static IReadOnlyList<string> Strangers(IElement body) =>
        [
            .. body.QuerySelectorAll("*").Select(element => element.LocalName).Where(name => !Elements.Contains(name)),
            .. body.QuerySelectorAll("*")
                .SelectMany(element => element.Attributes)
                .Select(attribute => attribute.Name.ToLowerInvariant())
                .Where(name => !Attributes.Contains(name) && !IsNeutral(name)),
            .. body
                .TextContent.Where(letter =>
                    char.IsControl(letter) && letter is not '\n' || letter is '\u202E' or '\u2066'
                )
                .Select(letter => $"U+{(int)letter:X4}"),
        ];

    /// <summary>What a browser or a screen reader would stumble over.</summary>
    public static IReadOnlyList<string> Faults(IElement body)
    {
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        var named = body.QuerySelectorAll("[aria-describedby], [aria-labelledby], [for], [aria-controls]")
            .SelectMany(element =>
                new[] { "aria-describedby", "aria-labelledby", "for", "aria-controls" }.Select(element.GetAttribute)
            )
            .OfType<string>()
            .SelectMany(value => value.Split(' '));
        return
        [
            .. Strangers(body),
            .. ids.GroupBy(id => id, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => $"twice: {same.Key}"),
            .. named.Except(ids, StringComparer.Ordinal).Select(id => $"nowhere: {id}"),
            .. body.QuerySelectorAll("button, h3, legend")
                .Where(IsMute)
                .Select(element => $"says nothing: {element.OuterHtml}"),
        ];
    }

    private static bool IsMute(IElement element) =>
        string.IsNullOrWhiteSpace(element.TextContent) && string.IsNullOrWhiteSpace(element.GetAttribute("aria-label"));

    private static bool IsNeutral(string name) =>
        name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal);
}
