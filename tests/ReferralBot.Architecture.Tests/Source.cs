using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ReferralBot.Architecture.Tests;

/// <summary>One file of C#, read the way the compiler reads it, so that a word in a text is not taken for code.</summary>
internal sealed class Source
{
    private static readonly CSharpParseOptions AsBuilt = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly SyntaxTree _tree;

    private Source(string path, string text)
    {
        Path = path;
        _tree = CSharpSyntaxTree.ParseText(SourceText.From(text), AsBuilt, path);
        Root = _tree.GetRoot(TestContext.Current.CancellationToken);
    }

    public string Path { get; }

    public SyntaxNode Root { get; }

    /// <summary>Lines as an editor counts them: the end of the last one begins no other.</summary>
    public int Lines =>
        _tree
            .GetText(TestContext.Current.CancellationToken)
            .Lines.Count(line => line.SpanIncludingLineBreak.Length > 0);

    public static Source Read(string path) => new(path, Checkout.Read(path));

    public static Source Of(string text) => new("Example.cs", text);

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>Methods, constructors, operators, accessors and local functions, as they stand.</summary>
    public IEnumerable<SyntaxNode> Methods =>
        Root.DescendantNodes()
            .Where(node =>
                node
                    is BaseMethodDeclarationSyntax
                        or LocalFunctionStatementSyntax
                        or AccessorDeclarationSyntax { Body: not null }
            );

    public IEnumerable<SyntaxTrivia> Comments =>
        Root.DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia =>
                trivia.Kind()
                    is SyntaxKind.SingleLineCommentTrivia
                        or SyntaxKind.MultiLineCommentTrivia
                        or SyntaxKind.SingleLineDocumentationCommentTrivia
                        or SyntaxKind.MultiLineDocumentationCommentTrivia
            );

    /// <summary>Names and literal texts: what is said by code, without comments.</summary>
    public IEnumerable<SyntaxToken> Words =>
        Root.DescendantTokens()
            .Where(token =>
                token.Kind()
                    is SyntaxKind.IdentifierToken
                        or SyntaxKind.StringLiteralToken
                        or SyntaxKind.SingleLineRawStringLiteralToken
                        or SyntaxKind.MultiLineRawStringLiteralToken
                        or SyntaxKind.Utf8StringLiteralToken
                        or SyntaxKind.InterpolatedStringTextToken
                        or SyntaxKind.CharacterLiteralToken
            );

    public string At(SyntaxNode node) => At(node.Span);

    public string At(SyntaxToken token) => At(token.Span);

    public string At(SyntaxTrivia trivia) => At(trivia.Span);

    public static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private string At(TextSpan span) => $"{Path}:{_tree.GetLineSpan(span).StartLinePosition.Line + 1}";
}
