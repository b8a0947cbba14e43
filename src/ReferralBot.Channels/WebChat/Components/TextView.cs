using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Channels.WebChat.Components;

/// <summary>
/// Draws text. What people typed is always the content of a run, which the render tree encodes. It is written out by hand,
/// because a template would add blanks between the runs.
/// </summary>
public sealed class TextView : ComponentBase
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
                builder.AddContent(0, text);
                continue;
            }

            builder.OpenElement(1, element);
            if (run.Style == RunStyle.Muted)
            {
                builder.AddAttribute(2, "class", "muted");
            }

            builder.AddContent(3, text);
            builder.CloseElement();
        }
    }

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
