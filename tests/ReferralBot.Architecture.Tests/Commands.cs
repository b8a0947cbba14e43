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
    public static string? ProblemOf(string line) =>
        Find(line) switch
        {
            Route.Known known => LineReader.Read(known.Entry.Spec, known.Words, Reading).Problem,
            Route.Unclear unclear => unclear.Problem,
            _ => null,
        };
}
