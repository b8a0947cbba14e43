using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot resume</c>: posts again where it was paused, once somebody has done what was asked of them.</summary>
public sealed class ResumeRoutes(ReferralDb db) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "resume", "Post again where messages were paused")
        {
            Examples = ["/refbot resume"],
            Permission = nameof(Right.ChangeSettings),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var paused = await db
            .Routes.Where(route => route.PausedAt != null)
            .OrderBy(route => route.Kind)
            .ToListAsync(ct);
        if (paused.Count == 0)
        {
            return Reply.Show(
                new Card("Nothing is paused", new Block.Paragraph("Everything is posted where you chose."))
            );
        }

        foreach (var route in paused)
        {
            route.Resume();
        }

        await db.SaveChangesAsync(ct);
        return Reply.Show(
            new Card(
                "Posting again",
                new Block.Paragraph($"{RouteWords.List(paused)} are posted again where they went before."),
                new Block.Note("What was due meanwhile comes in a few minutes, unless it is too late for it by now.")
            )
        );
    }

    /// <summary>The button for it, where something is paused.</summary>
    internal static IReadOnlyList<Button> ButtonFor(IReadOnlyList<MessageRoute> routes) =>
        routes.Any(route => route.PausedAt is not null)
            ?
            [
                new Button("Post there again", "/refbot resume")
                {
                    Description = "Post again where messages were paused",
                },
            ]
            : [];
}

/// <summary>Names kinds of message in a sentence.</summary>
internal static class RouteWords
{
    /// <summary>"Check-ins and scorecards".</summary>
    public static string List(IEnumerable<MessageRoute> routes)
    {
        var labels = routes.Select(route => route.Kind).Order().Select(MessageKinds.List.LabelOf).ToList();
        return Say.List([labels[0], .. labels.Skip(1).Select(label => char.ToLowerInvariant(label[0]) + label[1..])]);
    }
}
