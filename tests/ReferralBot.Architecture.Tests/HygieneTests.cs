using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReferralBot.Architecture.Tests;

/// <summary>What no file of ours may hold.</summary>
public sealed partial class HygieneTests
{
    [Fact]
    public void No_file_is_folded_into_regions() =>
        None(file =>
            file.Root.DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
                .Select(file.At)
        );

    [Fact]
    public void No_comment_puts_work_off() =>
        None(file => file.Comments.Where(comment => PutOff().IsMatch(comment.ToFullString())).Select(file.At));

    [Fact]
    public void No_method_is_left_to_be_written() =>
        None(file =>
            file.All<ObjectCreationExpressionSyntax>()
                .Where(made => made.Type.ToString().EndsWith("NotImplementedException", StringComparison.Ordinal))
                .Select(file.At)
        );

    [Fact]
    public void No_state_is_static()
    {
        var fields = Checkout
            .Sources("src")
            .SelectMany(file => file.All<FieldDeclarationSyntax>().Select(field => (File: file, Field: field)))
            .ToList();
        var kept = fields
            .Where(found => found.Field.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Where(found => !found.Field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .Select(found => found.File.At(found.Field));

        Assert.NotEmpty(fields);
        Assert.Empty(kept);
    }

    [Fact]
    public void No_static_property_can_be_set() =>
        None(file =>
            file.All<PropertyDeclarationSyntax>()
                .Where(property => property.Modifiers.Any(SyntaxKind.StaticKeyword))
                .Where(property =>
                    property.AccessorList?.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration))
                        is true
                )
                .Select(file.At)
        );

    [Fact]
    public void No_context_travels_unseen() =>
        None(file => file.Words.Where(word => word.Text is "AsyncLocal" or "ThreadStatic").Select(file.At));

    [Fact]
    public void No_test_waits_for_the_wall_clock()
    {
        var waits = Checkout
            .Sources("tests")
            .SelectMany(file => file.All<InvocationExpressionSyntax>().Select(call => (File: file, Call: call)))
            .Where(found => found.Call.Expression.ToString() is "Task.Delay" or "Thread.Sleep")
            .Select(found => found.File.At(found.Call));

        Assert.Empty(waits);
    }

    [Fact]
    public void A_silenced_warning_says_why_on_the_same_line() =>
        None(file =>
            file.Root.DescendantTrivia(descendIntoTrivia: true)
                .Select(trivia => trivia.GetStructure())
                .OfType<PragmaWarningDirectiveTriviaSyntax>()
                .Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
                .Where(pragma => !pragma.ToFullString().Contains("//", StringComparison.Ordinal))
                .Select(file.At)
        );

    [Fact]
    public void A_suppression_says_why() =>
        None(file =>
            file.All<AttributeSyntax>()
                .Where(attribute => attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal))
                .Where(attribute => !attribute.ToString().Contains("Justification", StringComparison.Ordinal))
                .Select(file.At)
        );

    [Theory]
    [InlineData("try { Do(); } catch { }", true)]
    [InlineData("try { Do(); } catch (Exception) { throw; }", true)]
    [InlineData("try { Do(); } catch (System.Exception fault) { Log(fault); }", true)]
    [InlineData("try { Do(); } catch (Exception fault) when (fault is IOException) { }", false)]
    [InlineData("try { Do(); } catch (Exception fault) when (fault is IOException or FormatException) { }", false)]
    [InlineData("try { Do(); } catch (Exception fault) when (fault is not IOException) { }", true)]
    [InlineData("try { Do(); } catch (Exception) when (!stopping) { }", true)]
    [InlineData("try { Do(); } catch (IOException) { }", false)]
    public void A_catch_of_everything_is_told_from_one_of_named_faults(string code, bool all)
    {
        var clause = Assert.Single(Source.Of(code).All<CatchClauseSyntax>());

        Assert.Equal(all, CatchesAll(clause));
    }

    [Fact]
    public void Only_the_places_that_end_a_fault_catch_everything()
    {
        var catching = Checkout
            .Sources("src")
            .Concat(Checkout.Sources("tests"))
            .Where(file => file.All<CatchClauseSyntax>().Any(CatchesAll))
            .Select(file => file.Path);

        // Equal, not contained: a place that no longer catches everything leaves the list.
        Assert.Equal(PlacesThatEndAFault, catching);
    }

    private static readonly string[] PlacesThatEndAFault =
    [
        "src/ReferralBot.Channels/Slack/SlackUpkeep.cs", // looks again, whatever a look ended with
        "src/ReferralBot.Chat/Pipeline/ReportFailures.cs", // the pipeline
        "src/ReferralBot.Features/Data/Writing/Faults.cs", // the writer's thread hands it to the turn that waits
        "src/ReferralBot.Features/Jobs/DueScan.cs", // one practice's job must not stop the others'
        "src/ReferralBot/Commands/ExitCodes.cs", // the host: an exit code
        "src/ReferralBot/Delivery/MessageSender.cs", // the host: a channel may throw anything
        "src/ReferralBot/Delivery/OutboxDispatcher.cs", // the host: looks again
        "src/ReferralBot/Hosting/HttpFaults.cs", // the host: a sentence and a reference
        "src/ReferralBot/Hosting/WarmUp.cs", // the host: it serves all the same
        "tests/ReferralBot.Testing/TestBot.cs", // throws it on, when the database of a failed start is away
    ];

    private static bool CatchesAll(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception" && !NamesTypes(clause.Filter);

    // "fault is IOException" says what is caught; "fault is not OutOfMemoryException" only what is not.
    private static bool NamesTypes(CatchFilterClauseSyntax? filter) =>
        filter is not null
        && filter
            .DescendantNodes()
            .Any(node =>
                node is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }
            )
        && !filter.DescendantNodes().Any(node => node is UnaryPatternSyntax);

    private static void None(Func<Source, IEnumerable<string>> found) =>
        Assert.Empty(Checkout.Sources("src").Concat(Checkout.Sources("tests")).SelectMany(found));

    [GeneratedRegex(
        @"\b(TODO|FIXME|HACK|XXX)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PutOff();
}
