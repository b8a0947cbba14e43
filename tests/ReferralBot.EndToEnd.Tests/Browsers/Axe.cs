using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ReferralBot.EndToEnd.Tests.Browsers;

/// <summary>Looks for what keeps people from using a page: axe-core's rules, of which the serious and critical ones must hold.</summary>
internal static class Axe
{
    /// <summary>Fails with each broken rule and the first place where it is broken.</summary>
    public static async Task FindsNothingSeriousAsync(ChatPage chat)
    {
        var result = await chat.Page.RunAxe();

        // A rule that passes shows that axe ran at all.
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Where(rule => rule.Impact is "serious" or "critical").Select(Sentence));
    }

    private static string Sentence(AxeResultItem rule) =>
        $"{rule.Id} ({rule.Impact}): {rule.Help} – {string.Join(" | ", rule.Nodes.Take(3).Select(node => node.Html))}";
}
