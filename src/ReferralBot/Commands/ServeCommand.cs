using System.CommandLine;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.WebChat;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;
using ReferralBot.Hosting;
using ReferralBot.Schedule;
using ReferralBot.Settings;

namespace ReferralBot.Commands;

/// <summary><c>serve</c>, or no command at all: runs the bot until it is stopped.</summary>
internal static class ServeCommand
{
    // Ten seconds for messages in hand, and a little for the rest.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(15);

    public static Command Create() =>
        new Command("serve", "Run the bot; this is what happens without a command, too").Does(
            async (parsed, ct) =>
            {
                var builder = BotBuilder.ForServer();
                var settings = SettingsCheck.Read(builder.Configuration, builder.Environment);
                await using var app = Build(builder, settings);
                await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
                await app.Services.GetRequiredService<FirstPractice>().EnsureAsync(ct);
                await app.StartAsync(ct);
                await app.Services.GetRequiredService<WarmUp>().RunAsync(ct);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Greeting(app, settings));
                await app.WaitForShutdownAsync(ct);
                return ExitCodes.Done;
            }
        );

    /// <summary>The server, ready to start.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, BotSettings settings)
    {
        builder.AddHttpGuard(settings);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Farewell);
        builder.Services.AddBot(settings);
        builder.Services.AddSchedule(settings.Database);
        builder.Services.AddTelemetry(settings.Telemetry);
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxDispatcher>());
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddSingleton<ChannelLinks>();
        builder.Services.AddSingleton<Readiness>();

        var app = builder.Build();
        app.UseMiddleware<HttpFaults>();
        app.UseHttpGuard();
        app.MapHealth();
        app.MapWebChat();
        app.MapSlack();
        app.MapTeams();
        return app;
    }

    private static string Greeting(WebApplication app, BotSettings settings)
    {
        var slack = settings.Slack switch
        {
            { SigningSecret: not null, AppToken: not null } => "Slack comes in by HTTP and by its socket. ",
            { SigningSecret: not null } => "Slack comes in by HTTP. ",
            { AppToken: not null } => "Slack comes in by its socket. ",
            _ => "",
        };
        var teams = settings.Teams.AppId is null ? "" : "Teams comes in by HTTP. ";
        return settings.WebChat.Enabled
            ? $"ReferralBot is running: open {app.Urls.First()}/ in a browser. {slack}{teams}Ctrl+C stops it."
            : $"ReferralBot is running on {string.Join(", ", app.Urls)}; the web chat is off. {slack}{teams}Ctrl+C stops it.";
    }
}
