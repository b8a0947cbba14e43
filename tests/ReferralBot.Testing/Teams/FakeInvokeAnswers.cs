using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// Takes what a bot answers to invokes as Teams' program does: an envelope that is wrong in any way is an app that cannot be reached
/// (github.com/microsoft/teams.ts/issues/71).
/// </summary>
internal sealed class FakeInvokeAnswers(FakeTeamsWorld world, FakeMember member)
{
    private const string Toast = "application/vnd.microsoft.activity.message";

    /// <summary>The answer to a button of a card.</summary>
    public FakeTeamsOutcome CardAction(FakeBotAnswer? answer, FakePost post)
    {
        var body = answer is { Status: 200 } ? answer.Json : null;
        var isWhole = body?["statusCode"]?.GetValueKind() == JsonValueKind.Number;
        var type = isWhole ? FakeCards.Text(body!["type"]) : null;
        switch (type, body?["value"])
        {
            case (FakeCards.ContentType, JsonObject card):
                Check(card, FakeCardPlace.Message);
                world.Locked(() => post.ShowsOnlyTo(member, (JsonObject)card.DeepClone()));
                return new FakeTeamsOutcome(answer, Error: null);
            case (Toast, JsonValue words):
                return new FakeTeamsOutcome(answer, Error: null) { Toast = FakeCards.Text(words) };
            case ("application/vnd.microsoft.error", JsonObject error):
                return Wrong(answer, $"an error: {error.ToJsonString()}");
            default:
                return Wrong(answer, "no envelope that a button's answer has");
        }
    }

    /// <summary>The answer to what opens a dialog, or was sent from one.</summary>
    public FakeTeamsOutcome Dialog(FakeBotAnswer? answer, FakeDialog dialog)
    {
        if (answer is { Status: 200, Body.Length: 0 })
        {
            dialog.IsOpen = false;
            return new FakeTeamsOutcome(answer, Error: null);
        }

        var task = answer is { Status: 200 } ? answer.Json?["task"] as JsonObject : null;
        switch (FakeCards.Text(task?["type"]), task?["value"])
        {
            case ("message", JsonValue words):
                (dialog.Card, dialog.Message) = (null, FakeCards.Text(words));
                return new FakeTeamsOutcome(answer, Error: null);
            case ("continue", JsonObject value) when Card(value["card"]) is { } card:
                Check(card, FakeCardPlace.Dialog);
                (dialog.Title, dialog.Card, dialog.Message) = (FakeCards.Text(value["title"]) ?? "", card, null);
                return new FakeTeamsOutcome(answer, Error: null);
            default:
                return Wrong(answer, "no answer that a dialog can show");
        }
    }

    /// <summary>What is offered for letters that were typed.</summary>
    public IReadOnlyList<(string Title, string Value)> Search(FakeBotAnswer? answer)
    {
        var body = answer is { Status: 200 } ? answer.Json : null;
        if (
            FakeCards.Text(body?["type"]) != "application/vnd.microsoft.search.searchResponse"
            || body!["statusCode"]?.GetValueKind() != JsonValueKind.Number
            || body["value"]?["results"] is not JsonArray results
        )
        {
            Wrong(answer, "no answer to a search");
            return [];
        }

        return
        [
            .. results
                .Select(one => (FakeCards.Text(one?["title"]) ?? "", FakeCards.Text(one?["value"]) ?? ""))
                .Take(15),
        ];
    }

    /// <summary>What a message extension found: what each is called, and its card.</summary>
    public IReadOnlyList<(string Preview, JsonObject Card)> Found(FakeBotAnswer? answer)
    {
        var found = answer is { Status: 200 } ? answer.Json?["composeExtension"] as JsonObject : null;
        if (FakeCards.Text(found?["type"]) != "result" || found?["attachments"] is not JsonArray attachments)
        {
            Wrong(answer, "no list of what was found");
            return [];
        }

        var results = new List<(string, JsonObject)>();
        foreach (var attachment in attachments)
        {
            var preview = attachment?["preview"];
            var kind = FakeCards.Text(preview?["contentType"]);
            if (
                kind is not ("application/vnd.microsoft.card.thumbnail" or "application/vnd.microsoft.card.hero")
                || Card(attachment) is not { } card
            )
            {
                Wrong(answer, "a result without a card or a preview");
                continue;
            }

            Check(card, FakeCardPlace.Message);
            results.Add((FakeCards.Text(preview?["content"]?["title"]) ?? "", card));
        }

        return results;
    }

    /// <summary>Keeps what the person was told, so that a test finds it though nobody looked.</summary>
    public FakeTeamsOutcome Wrong(FakeBotAnswer? answer, string why)
    {
        var seen = answer is null ? "no answer in time" : $"{why} ({answer.Status} {answer.Body})";
        world.Locked(() => world.Complaints.Add($"{member.Name}: {FakeTeamsOutcome.Unreachable} {seen}"));
        return new FakeTeamsOutcome(answer, FakeTeamsOutcome.Unreachable);
    }

    private void Check(JsonObject card, FakeCardPlace place)
    {
        foreach (var problem in FakeCardCheck.Problems(card, place))
        {
            world.Locked(() => world.Complaints.Add($"answer: {problem}"));
        }
    }

    private static JsonObject? Card(JsonNode? attachment) =>
        FakeCards.Text(attachment?["contentType"]) == FakeCards.ContentType
            ? attachment!["content"] as JsonObject
            : null;
}
