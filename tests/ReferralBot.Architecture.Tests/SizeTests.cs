using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReferralBot.Architecture.Tests;

/// <summary>Small enough to read at one sitting: the limits of the house.</summary>
public sealed class SizeTests
{
    private const int MostLinesOfAFile = 350;
    private const int UsualLinesOfAFile = 170;
    private const int MostLinesOfAMethod = 60;
    private const int UsualLinesOfAMethod = 30;
    private const int MostParameters = 5;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_is_too_long(string folder)
    {
        var files = Checkout.Sources(folder);

        Assert.Empty(files.Where(file => file.Lines > MostLinesOfAFile).Select(file => $"{file.Path}: {file.Lines}"));
        Assert.InRange(OfNineteenInTwenty(files.Select(file => file.Lines)), 1, UsualLinesOfAFile);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_method_is_too_long(string folder)
    {
        var methods = Checkout
            .Sources(folder)
            .SelectMany(file => file.Methods.Select(method => (Where: file.At(method), Lines: Source.LinesOf(method))))
            .ToList();

        Assert.NotEmpty(methods);
        Assert.DoesNotContain(methods, method => method.Lines > MostLinesOfAMethod);
        Assert.InRange(OfNineteenInTwenty(methods.Select(method => method.Lines)), 1, UsualLinesOfAMethod);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_method_takes_too_many_parameters(string folder)
    {
        var lists = Checkout
            .Sources(folder)
            .SelectMany(file => file.All<ParameterListSyntax>().Select(list => (File: file, List: list)))
            .Where(found => found.List.Parent is not RecordDeclarationSyntax) // a record's fields, named where it is made
            .ToList();

        Assert.NotEmpty(lists);
        Assert.Empty(
            lists
                .Where(found => found.List.Parameters.Count > MostParameters)
                .Select(found => found.File.At(found.List))
        );
    }

    [Fact]
    public void A_file_is_measured_as_an_editor_counts() => Assert.Equal(3, Source.Of("class Sample\n{\n}\n").Lines);

    [Fact]
    public void A_method_is_measured_from_its_first_line_to_its_last()
    {
        var file = Source.Of("class Sample\n{\n    void Do()\n    {\n        Do();\n    }\n}\n");

        Assert.Equal(4, Source.LinesOf(Assert.Single(file.Methods)));
    }

    private static int OfNineteenInTwenty(IEnumerable<int> sizes)
    {
        var sorted = sizes.Order().ToList();
        return sorted[(int)Math.Ceiling(sorted.Count * 0.95) - 1];
    }
}
