using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReferralBot.Architecture.Tests;

/// <summary>The words of the house: a name says what a thing is, and a channel's name stays in its folder.</summary>
public sealed partial class NameTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_type_has_a_name_that_says_nothing(string folder)
    {
        var types = Checkout
            .Sources(folder)
            .SelectMany(file => file.All<BaseTypeDeclarationSyntax>().Select(type => (File: file, Type: type)))
            .ToList();

        Assert.Empty(
            types
                .Where(found => SaysNothing().IsMatch(found.Type.Identifier.Text))
                .Select(found => $"{found.Type.Identifier.Text} in {found.File.At(found.Type)}")
        );
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        var folders = Checkout
            .Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => file.Split('/').SkipLast(1))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(folders);
        Assert.DoesNotContain(folders, folder => SaysNothing().IsMatch(folder));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Every_class_is_sealed_or_derived_from(string folder)
    {
        var types = Checkout.Sources(folder).SelectMany(file => file.All<TypeDeclarationSyntax>()).ToList();
        var bases = types
            .SelectMany(type => type.BaseList?.Types.Select(parent => parent.Type) ?? [])
            .Select(parent => parent is GenericNameSyntax generic ? generic.Identifier.Text : parent.ToString())
            .ToHashSet(StringComparer.Ordinal);

        var open = types
            .Where(type => type is ClassDeclarationSyntax or RecordDeclarationSyntax)
            .Where(type => !type.IsKind(SyntaxKind.RecordStructDeclaration))
            .GroupBy(FullName, StringComparer.Ordinal)
            .Where(parts => !parts.SelectMany(part => part.Modifiers).Any(Closes))
            .Where(parts => !bases.Contains(parts.First().Identifier.Text))
            .Select(parts => parts.Key)
            .Except(["Program"], StringComparer.Ordinal); // the compiler's own part of it is not sealed

        Assert.Empty(open);
    }

    [Theory]
    [InlineData("LogHelper", true)]
    [InlineData("OutboxService", true)]
    [InlineData("Helpers", true)]
    [InlineData("ServiceTag", false)]
    [InlineData("OutboxDispatcher", false)]
    [InlineData("Baseline", false)]
    public void A_name_that_says_nothing_is_known_by_its_end(string name, bool saysNothing) =>
        Assert.Equal(saysNothing, SaysNothing().IsMatch(name));

    [Theory]
    [InlineData("src/ReferralBot.Chat")]
    [InlineData("src/ReferralBot.Features")]
    public void No_channel_is_named_outside_its_folder(string folder)
    {
        var named = Checkout
            .Sources(folder)
            .SelectMany(file => file.Words.Select(word => (File: file, Word: word)))
            .Where(found => NamesAChannel().IsMatch(found.Word.Text))
            .Select(found => found.File.At(found.Word));

        Assert.Empty(named);
    }

    [Fact]
    public void A_channel_is_named_in_a_comment_only_where_a_limit_of_it_needs_its_source()
    {
        var named = Checkout
            .Sources("src/ReferralBot.Chat")
            .Concat(Checkout.Sources("src/ReferralBot.Features"))
            .SelectMany(file => file.Comments.Select(comment => (File: file, Comment: comment)))
            .Where(found => NamesAChannel().IsMatch(found.Comment.ToFullString()))
            .Where(found => !GivesASource().IsMatch(found.Comment.ToFullString()))
            .Select(found => found.File.At(found.Comment));

        Assert.Empty(named);
    }

    [Theory]
    [InlineData("Type /referral in Slack.", true)]
    [InlineData("SlackRoom", true)]
    [InlineData("Open Teams first.", true)]
    [InlineData("slack", true)]
    [InlineData("teams", true)]
    [InlineData("webchat", true)]
    [InlineData("The care teams meet.", false)]
    [InlineData("Channel", false)]
    public void A_channels_name_is_known_in_any_dress(string text, bool named) =>
        Assert.Equal(named, NamesAChannel().IsMatch(text));

    private static bool Closes(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword;

    private static string FullName(TypeDeclarationSyntax type) =>
        string.Join('.', type.AncestorsAndSelf().Select(NameOf).OfType<string>().Reverse());

    private static string? NameOf(SyntaxNode node) =>
        node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax type => type.Identifier.Text + type.TypeParameterList,
            _ => null,
        };

    [GeneratedRegex(
        @"(Manager|Helpers?|Utils?|Utility|Utilities|Common|Base|Services?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SaysNothing();

    [GeneratedRegex(
        @"(?i:slack|web\s?chat)|Teams|^""?teams""?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NamesAChannel();

    [GeneratedRegex(@"docs\.slack\.dev|learn\.microsoft\.com", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GivesASource();
}
