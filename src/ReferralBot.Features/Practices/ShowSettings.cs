using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot settings</c>: what is set, and what follows from it.</summary>
public sealed class ShowSettings(ReferralDb db, Caller caller, PracticeClock clock) : ICommand
{
    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "settings", "Show the practice's settings and when messages come")
        {
            Examples = ["/refbot settings"],
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Reply.Show(SettingsCard.Of(caller.Practice, await db.Routes.ToListAsync(ct), clock));
}
