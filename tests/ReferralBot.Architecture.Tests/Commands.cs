using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features;

namespace ReferralBot.Architecture.Tests;

/// <summary>The commands as the bot registers them, and where a line leads among them.</summary>
internal static class Commands
{
    public static HandlerCatalog Catalog { get; } =
        (HandlerCatalog)
            new ServiceCollection()
                .AddFeatures()
                .Single(service => service.ServiceType == typeof(HandlerCatalog))
                .ImplementationInstance!;

    private static readonly LineRouter Router = new(Catalog);

    public static Reading Reading { get; } = new(new DateOnly(2026, 11, 23));

    public static Route Find(string line) => Router.Find(line);

    /// <summary>What keeps a line from being read: it leads nowhere, or one of its words does.</summary>
    /// <param name="line">The line.</param>
    /// <param name="open">What stands for a value that is not known yet, so that it is not checked.</param>
    public static string? ProblemOf(string line, string open) =>
        Find(line) switch
        {
            Route.Known known => ProblemOf(known, open),
            Route.Unclear unclear => unclear.Problem,
            _ => null,
        };

    private static string? ProblemOf(Route.Known known, string open)
    {
        var spec = known.Entry.Spec;
        var (answers, problem) = LineReader.Read(spec, known.Words, Reading);
        return problem
            ?? spec.Fields.Where(field => field is not ILookupField) // what there is to find is not known here
                .Select(field => (Field: field, Typed: answers.For(field.Id)))
                .Where(answer => answer.Typed.Count > 0 && !answer.Typed.Contains(open, StringComparer.Ordinal))
                .Select(answer => answer.Field.Check(answer.Typed, Reading))
                .FirstOrDefault(wrong => wrong is not null);
    }
}
