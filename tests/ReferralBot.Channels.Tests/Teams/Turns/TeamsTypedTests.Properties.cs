using System.Net;
using System.Text.Json.Nodes;
using CsCheck;

namespace ReferralBot.Channels.Tests.Teams.Turns;

/// <content>What is true of every text.</content>
public sealed partial class TeamsTypedTests
{
    [Fact]
    public void Wherever_the_mention_stands_the_words_stay()
    {
        var word = Gen.String[Gen.Char["abcdefgXYZ0189:&<>\"'éß日/-_."], 1, 8];
        Gen.Select(word.Array[0, 6], Gen.Int[0, 6], word)
            .Where((words, _, _) => !words.Any(one => one.Contains("<at", StringComparison.OrdinalIgnoreCase)))
            .Sample(
                (words, place, name) =>
                {
                    var mention = $"<at>{WebUtility.HtmlEncode(name)}</at>";
                    var texts = words.Select(WebUtility.HtmlEncode).ToList();
                    texts.Insert(Math.Min(place, texts.Count), mention);
                    var message = TeamsSamples.Group(string.Join("&nbsp; ", texts));
                    message["entities"] = new JsonArray(TeamsSamples.Mention(TeamsSamples.Bot, name, mention));

                    return Line(message) == string.Join(' ', words);
                },
                iter: 2_000
            );
    }

    [Fact]
    public void No_text_is_too_odd_to_be_read()
    {
        var odd = Gen.OneOf("<at>", "</at>", "<at ", "<", ">", "&nbsp;", "&#0;", "&#xD800;", "\"", "@", "\n", "x");
        Gen.Select(odd.Array[0, 40], odd.Array[0, 5])
            .Sample(
                (text, name) =>
                {
                    var message = TeamsSamples.Group(string.Concat(text));
                    message["entities"] = new JsonArray(
                        TeamsSamples.Mention(TeamsSamples.Bot, "x", string.Concat(name)),
                        TeamsSamples.Mention(TeamsSamples.LeeMri, string.Concat(name))
                    );
                    return !Line(message).Any(letter => char.IsControl(letter) && letter != '\n');
                },
                iter: 2_000
            );
    }
}
