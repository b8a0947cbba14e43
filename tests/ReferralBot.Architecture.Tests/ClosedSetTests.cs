using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Architecture.Tests;

/// <summary>
/// A switch over a closed set that ends in a throw means to name every case. The compiler does not count them; these tests do.
/// What the channels draw of each case is asked by their contracts.
/// </summary>
public sealed class ClosedSetTests
{
    // The kernel makes a card of the question before any channel sees it (HandlerDesk, AskDesk).
    private static readonly string[] NeverLeavesTheKernel = ["Reply.Unsure"];

    public static TheoryData<Type> Sets { get; } =
    [
        typeof(Reply),
        typeof(TurnInput),
        typeof(Block),
        typeof(FieldShape),
        typeof(SendResult),
        typeof(JobOutcome),
        typeof(Found),
        typeof(Route),
        typeof(Standing),
        typeof(WebChatRead),
        typeof(SlackAnswer),
        typeof(SlackBody),
        typeof(SlackRead),
        typeof(SlackRenewed),
        typeof(SlackSocketMessage),
        typeof(SlackSocketOpening),
        typeof(SlackKind),
        typeof(SlackUpdate),
        typeof(TeamsAnswer),
        typeof(TeamsKind),
        typeof(TeamsRead),
        typeof(TeamsScope),
        typeof(TeamsTokenProblem),
        typeof(TeamsWay),
    ];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_switch_that_must_name_all_cases_does(Type set)
    {
        var cases = CasesOf(set).ToList();
        var switches = Checkout
            .Sources("src")
            .SelectMany(file => Switches(file).Select(arms => (Where: file.At(arms[0]), Named: Named(arms, set.Name))))
            .Where(found => found.Named.Count > 0)
            .ToList();

        Assert.NotEmpty(cases);
        Assert.NotEmpty(switches);
        Assert.All(
            switches,
            found =>
                Assert.Empty(
                    cases
                        .Except(found.Named, StringComparer.Ordinal)
                        .Except(NeverLeavesTheKernel)
                        .Select(name => $"{found.Where}: {name}")
                )
        );
    }

    [Fact]
    public void A_set_is_closed() =>
        Assert.All(
            Sets.Select(row => row.Data),
            set =>
                Assert.Equal(
                    set.GetNestedTypes().Where(set.IsAssignableFrom),
                    set.Assembly.GetTypes().Where(type => type != set && set.IsAssignableFrom(type))
                )
        );

    [Theory]
    [InlineData("_ = x switch { Found.One => 1, Found.None { Message: \"\" } => 2, _ => throw fault };", 2)]
    [InlineData("switch (x) { case Found.One one: break; case Found.None: break; default: throw fault; }", 2)]
    [InlineData("_ = x switch { Found.One => 1, var other => throw fault };", 1)]
    [InlineData("_ = x switch { Found.One => 1, _ => 0 };", 0)]
    public void A_switch_is_known_by_how_it_ends(string code, int named) =>
        Assert.Equal(named, Switches(Source.Of(code)).Sum(arms => Named(arms, nameof(Found)).Count));

    private static IEnumerable<string> CasesOf(Type set) =>
        (
            set.IsEnum ? Enum.GetNames(set) : set.GetNestedTypes().Where(set.IsAssignableFrom).Select(type => type.Name)
        ).Select(name => $"{set.Name}.{name}");

    private static IEnumerable<List<SyntaxNode>> Switches(Source file) =>
        file.All<SwitchExpressionSyntax>()
            .Where(found =>
                found.Arms.Any(arm =>
                    arm.Pattern is DiscardPatternSyntax or VarPatternSyntax && arm.Expression is ThrowExpressionSyntax
                )
            )
            .Select(found => found.Arms.Select(arm => (SyntaxNode)arm.Pattern).ToList())
            .Concat(
                file.All<SwitchStatementSyntax>()
                    .Where(found =>
                        found.Sections.Any(section =>
                            section.Labels.Any(SyntaxKind.DefaultSwitchLabel)
                            && section.Statements[0] is ThrowStatementSyntax
                        )
                    )
                    .Select(found => found.Sections.SelectMany(section => section.Labels).Cast<SyntaxNode>().ToList())
            );

    private static List<string> Named(List<SyntaxNode> arms, string set) =>
        [
            .. arms.SelectMany(arm => arm.DescendantNodesAndSelf())
                .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax)
                .Select(node => node.ToString())
                .Where(name => name.StartsWith(set + ".", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
}
