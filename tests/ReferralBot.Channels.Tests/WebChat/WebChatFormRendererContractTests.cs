using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatFormRendererContractTests : FormRendererContract
{
    protected override IReadOnlyList<string> Texts(Form form) => HtmlReading.Texts(Draw(form));

    protected override IReadOnlyList<DrawnInput> Inputs(Form form) =>
        [.. Draw(form).QuerySelectorAll("[data-field]").Select(Input)];

    protected override (string FormId, string? State) SentBack(Form form)
    {
        var drawn = Draw(form).QuerySelector("form")!;
        return (drawn.GetAttribute("data-form-id")!, drawn.GetAttribute("data-state"));
    }

    protected override IReadOnlyList<string> Violations(Form form) => HtmlReading.Faults(Draw(form));

    protected override IReadOnlyList<string> Alive(Form form, string typed) => HtmlReading.Strangers(Draw(form));

    private static IElement Draw(Form form) => HtmlReading.Body(Drawn.Now(WebChatFormRenderer.FormAsync(form, "f-1")));

    private static DrawnInput Input(IElement field) =>
        new(
            field.GetAttribute("data-field")!,
            field.QuerySelector("legend, label")!.FirstChild!.TextContent,
            field.HasAttribute("data-required"),
            [.. field.QuerySelectorAll("input, textarea, select").SelectMany(Filled)],
            [
                .. field
                    .QuerySelectorAll("option[value]:not([value='']), .ticks input")
                    .Select(option => option.GetAttribute("value")!),
            ]
        );

    private static IEnumerable<string> Filled(IElement control)
    {
        var texts = control switch
        {
            IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? [box.Value] : [],
            IHtmlInputElement input => [input.GetAttribute("data-value") ?? input.Value],
            IHtmlTextAreaElement area => [area.Value],
            IHtmlSelectElement select => select.SelectedOptions.Select(option => option.Value),
            _ => throw new InvalidOperationException($"No way to read {control.LocalName}."),
        };
        return texts.Where(text => text.Length > 0);
    }
}
