using AngleSharp.Dom;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatRendererContractTests : RendererContract
{
    protected override IReadOnlyList<string> Texts(Card card) => HtmlReading.Texts(Draw(card));

    protected override IReadOnlyList<string> Lines(Card card) =>
        [.. Draw(card).QuerySelectorAll("[data-line]").Select(button => button.GetAttribute("data-line")!)];

    protected override IReadOnlyList<string> Spoken(Card card) =>
        [.. Draw(card).QuerySelectorAll("[aria-label]").Select(element => element.GetAttribute("aria-label")!)];

    protected override string Look(Run run) =>
        Draw(new Card("Title", new Block.Paragraph(new ChatText(run)))).QuerySelector("p")!.InnerHtml;

    protected override IReadOnlyList<string> Violations(Card card) => HtmlReading.Faults(Draw(card));

    protected override IReadOnlyList<string> Alive(Card card, string typed) => HtmlReading.Strangers(Draw(card));

    private static IElement Draw(Card card) => HtmlReading.Body(Drawn.Now(WebChatRenderer.CardAsync(card)));
}
