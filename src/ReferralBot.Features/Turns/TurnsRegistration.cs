using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

internal static class TurnsRegistration
{
    public static void AddTurns(this IServiceCollection services)
    {
        services.AddScoped<Bot>();
        services.AddScoped<Caller>();
        services.AddScoped<PracticeClock>();
        services.AddScoped<PracticeDoor>();
        services.AddScoped<Newcomers>();
        services.AddSingleton<Joining>();
        services.TryAddSingleton(new JoiningPolicy(Role.Coordinator));
        services.AddScoped<Noticeboard>();
        services.AddScoped<PartnerNames>();
        services.AddScoped<DueCheckIns>();
        services.AddScoped<IReadingSource, PracticeReading>();
        services.AddScoped<IAccessPolicy, RoleAccess>();
        services.AddSingleton<IFaultLog, FaultLog>();
        services.AddSingleton<TurnMetrics>();

        // The order in which a turn passes them: failures are reported by the outermost that can, so that they are logged too.
        services.AddScoped<ITurnMiddleware, LogTurns>();
        services.AddScoped<ITurnMiddleware, ReportFailures>();
        services.AddScoped<ITurnMiddleware, AnswerBusy>();
        services.AddScoped<ITurnMiddleware, FindPractice>();
        services.AddScoped<ITurnMiddleware, ReplayConflicts>();
        services.AddScoped<ITurnMiddleware, RefuseRepeats>();
    }
}
