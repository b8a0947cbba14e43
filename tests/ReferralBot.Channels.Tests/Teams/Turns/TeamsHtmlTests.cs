using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CsCheck;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed partial class TeamsHtmlTests
{
    [Theory]
    [InlineData("<p>New client from <b>Northside</b>&nbsp;&amp; co</p>", "New client from Northside & co")]
    [InlineData("<div>one</div><div>two<br>three</div>", "one\ntwo\nthree")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a\nb")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("Hi <at id=\"0\">Lee Ng</at>, see", "Hi Lee Ng, see")]
    [InlineData("<a href=\"https://evil.example/?a>b\" title='x>y'>link</a>", "link")]
    [InlineData("a<script>alert(1)</script>b<style>p{}</style>c", "abc")]
    [InlineData("a<script>never closed", "a")]
    [InlineData("a<!-- <b>x</b> -->b<!DOCTYPE html>c<?xml x?>d", "abcd")]
    [InlineData("&lt;b&gt;typed&lt;/b&gt; &amp;lt;", "<b>typed</b> &lt;")]
    [InlineData("1 < 2 and 3 <= 4 <3", "1 < 2 and 3 <= 4 <3")]
    [InlineData("<<b>b>x", "b>x")]
    [InlineData("<scr<script>ipt>alert(1)</script>", "ipt>alert(1)")]
    [InlineData("<img src=x onerror=alert(1)>text", "text")]
    [InlineData("<p title=\"never closed>text", "")]
    [InlineData("&#0;&#7;&#xD800;&nosuch;", "&#xD800;&nosuch;")]
    [InlineData("", "")]
    public void Html_is_its_words(string html, string text) => Assert.Equal(text, TeamsTyped.FromHtml(html));

    [Fact]
    public void Sound_html_reads_as_a_browser_reads_it()
    {
        var words = Gen.String[Gen.Char["abc<>&\"' é日0-=/!"], 0, 12].Select(WebUtility.HtmlEncode);
        var name = Gen.OneOf("b", "i", "span", "a", "at", "strong", "em", "u");
        var opening = Gen.Select(name, words, (tag, value) => $"<{tag} title=\"{value}\">");
        var part = Gen.OneOf(words, opening, name.Select(tag => $"</{tag}>"), Gen.Const("<!-- <b> -->"));
        part.Array[0, 20]
            .Select(string.Concat)
            .Sample(
                html =>
                    TeamsTyped.FromHtml(html)
                    == TeamsWhitespace.Tidy(new HtmlParser().ParseDocument($"<body>{html}").Body!.TextContent),
                iter: 2_000
            );
    }

    [Fact]
    public void Whatever_is_sent_nothing_throws_and_no_tag_is_left()
    {
        var part = Gen.OneOf(
            Gen.OneOf("<", ">", "</", "<!--", "-->", "<script", "</script>", "<b>", "\"", "'", "=", "/", "!", "?"),
            Gen.OneOf("<p title=\"", "<table>", "<td>", "<at>", "<!", "<?", " ", "\n", "\u0001", "\uD800", "b>"),
            Gen.String[Gen.Char, 0, 4].Select(text => text.Replace("&", "", StringComparison.Ordinal))
        );
        part.Array[0, 40].Select(string.Concat).Sample(html => !Tag().IsMatch(TeamsTyped.FromHtml(html)), iter: 5_000);
    }

    [Fact]
    public void A_huge_message_is_read_once()
    {
        string[] parts = ["<a \"", "<", "<!--", "<script>", "<b>", "&lt;", "</", "<at>"];
        foreach (var part in parts)
        {
            var text = TeamsTyped.FromHtml(string.Concat(Enumerable.Repeat(part, 200_000)));

            Assert.True(text.Length <= TeamsTyped.MaxText);
        }
    }

    [GeneratedRegex("<[a-zA-Z/!?]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();
}
