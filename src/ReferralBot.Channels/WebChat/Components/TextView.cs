using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.WebChat.Components;

/// <summary>
/// Draws text. What people typed is always the content of a run, which the render tree encodes. It is written out by hand,
/// because a template would add blanks between the runs.
/// </summary>
public sealed partial class TextView : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public ChatText Text { get; set; } = ChatText.Empty;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Text)
        {
            var text = TypedText.Drawn(run.Text);
            if (Element(run.Style) is not { } element)
            {
                AddWhole(builder, text);
                continue;
            }

            builder.OpenElement(1, element);
            if (run.Style == RunStyle.Muted)
            {
                builder.AddAttribute(2, "class", "muted");
            }

            AddWhole(builder, text);
            builder.CloseElement();
        }
    }

    // A browser breaks lines after the hyphen of P-12, and half a number means nothing.
    private static void AddWhole(RenderTreeBuilder builder, string text)
    {
        var at = 0;
        foreach (var match in Numbers().EnumerateMatches(text))
        {
            builder.AddContent(3, text[at..match.Index]);
            builder.OpenElement(4, "span");
            builder.AddAttribute(5, "class", "whole");
            builder.AddContent(6, text.Substring(match.Index, match.Length));
            builder.CloseElement();
            at = match.Index + match.Length;
        }

        builder.AddContent(7, text[at..]);
    }

    [GeneratedRegex(@"\(?\b[A-Z]-[0-9A-Z]{1,9}\b\)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Numbers();

    private static string? Element(RunStyle style) =>
        style switch
        {
            RunStyle.Plain => null,
            RunStyle.Bold => "strong",
            RunStyle.Muted => "span",
            RunStyle.Code => "code",
            _ => throw new InvalidOperationException($"No way to draw {style}."),
        };
}
