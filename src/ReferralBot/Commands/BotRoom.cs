using ReferralBot.Features.Data;
using ReferralBot.Features.Turns;
using ReferralBot.Hosting;
using ReferralBot.Settings;

namespace ReferralBot.Commands;

/// <summary>The bot without a server, for a command: its database is up to date.</summary>
internal sealed class BotRoom : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotRoom(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<BotRoom> OpenAsync(CancellationToken ct)
    {
        var builder = BotBuilder.ForCommand();
        builder.Services.AddBot(SettingsCheck.Read(builder.Configuration, builder.Environment));
        var room = new BotRoom(builder.Build());
        await room.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(ct);
        return room;
    }

    /// <summary>The same, with a practice in it.</summary>
    public static async Task<BotRoom> OpenWithPracticeAsync(CancellationToken ct)
    {
        var room = await OpenAsync(ct);
        await room.Services.GetRequiredService<FirstPractice>().EnsureAsync(ct);
        return room;
    }

    /// <summary>A scope inside the practice that was named, or the only one.</summary>
    public async Task<AsyncServiceScope> EnterAsync(string? practice, CancellationToken ct)
    {
        var chosen = await PracticeChoice.OneAsync(Services, practice, ct);
        var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeDoor>().EnterAsync(chosen.Id, ct);
        return scope;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
