using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReferralBot.Chat.Commands;

namespace ReferralBot.Architecture.Tests;

/// <summary>The texts of the features: the lines in them lead somewhere, and the titles of their forms fit.</summary>
public sealed partial class WordingTests
{
    // "Title … maximum length of 24 characters": docs.slack.dev/reference/views/modal-views
    private const int LongestTitle = 24;

    // Stands for what is filled in later.
    private const string Ref = "P-12345";

    private static readonly List<(string Where, string Text)> Texts =
    [
        .. Checkout
            .Sources("src/ReferralBot.Features")
            .SelectMany(file =>
                file.All<ExpressionSyntax>()
                    .Select(expression => (Where: file.At(expression), Text: TextOf(expression)))
                    .Where(found => found.Text is not null)
                    .Select(found => (found.Where, found.Text!))
            ),
    ];

    public static TheoryData<string> Lines { get; } =
    [.. Texts.Select(found => found.Text).Where(text => Line().IsMatch(text)).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_that_a_feature_writes_leads_somewhere_and_can_be_read(string line) =>
        Assert.Null(Commands.ProblemOf(line, Ref));

    [Fact]
    public void Every_command_that_a_sentence_names_exists()
    {
        var roots = Commands.Catalog.Roots.Append(LineRouter.OwnRoot).ToList();
        var named = Texts
            .SelectMany(found =>
                Named().Matches(found.Text).Select(match => (found.Where, Root: match.Groups["root"].Value))
            )
            .ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, found => !roots.Contains(found.Root, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_forms_title_fits()
    {
        var titles = Checkout
            .Sources("src/ReferralBot.Features")
            .SelectMany(file => file.All<ObjectCreationExpressionSyntax>().Select(made => (File: file, Made: made)))
            .Where(found => found.Made.Type.ToString() == "Form")
            .Select(found =>
                (Where: found.File.At(found.Made), Text: TextOf(found.Made.ArgumentList!.Arguments[0].Expression))
            )
            .ToList();

        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.NotNull(title.Text)); // written where the form is made, so that it can be read here
        Assert.DoesNotContain(titles, title => title.Text!.Length > LongestTitle);
    }

    [Theory]
    [InlineData("$\"/partner show {partner.Ref}\"", "/partner show P-12345")]
    [InlineData("$\"/partner show {partner.Ref}{end}\"", "/partner show P-12345")]
    [InlineData("$\"/partner list{filters} page:{page + 1}\"", "/partner list page:P-12345")]
    [InlineData("\"/partner list\"", "/partner list")]
    public void What_is_filled_in_later_is_a_number_or_more_of_the_line(string code, string text) =>
        Assert.Equal(text, TextOf(SyntaxFactory.ParseExpression(code)));

    // A value that stands alone is a number such as P-12345; one that is glued to something is more of the line, or nothing.
    private static string? TextOf(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal
                .Token
                .ValueText,
            InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Aggregate(
                "",
                (text, part) =>
                    part is InterpolatedStringTextSyntax words ? text + words.TextToken.ValueText
                    : text.Length == 0 || text[^1] is ' ' or ':' ? text + Ref
                    : text
            ),
            _ => null,
        };

    [GeneratedRegex("^/[a-z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<![\w/.])/(?<root>[a-z]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
