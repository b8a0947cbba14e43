using Microsoft.EntityFrameworkCore;
using ReferralBot.Channels.WebChat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Demo;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Practices;
using ReferralBot.Settings;

namespace ReferralBot.Hosting;

/// <summary>Makes the practice that an empty database needs: the demo while developing, else the one of the settings.</summary>
internal sealed class FirstPractice(IServiceScopeFactory scopes, PracticeOptions options, IHostEnvironment environment)
{
    /// <summary>There is a practice when this returns, made here or before.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (await ExistsAsync(ct))
        {
            return;
        }

        try
        {
            await MakeAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process made it in the same moment: of one installation there is one.
            if (!await ExistsAsync(ct))
            {
                throw;
            }
        }
    }

    /// <summary>Adds the demo practice, in the web chat where that is free; says whether it was.</summary>
    public async Task<(Practice Practice, bool IsShown)> AddDemoAsync(CancellationToken ct)
    {
        var taken = await WithAllAsync(
            all =>
                all.Query<Installation>()
                    .AnyAsync(
                        found =>
                            found.Channel == WebChatPlaces.Channel && found.ExternalId == WebChatPlaces.Installation,
                        ct
                    ),
            ct
        );
        var place = taken ? null : new DemoPlace(WebChatPlaces.Me, WebChatPlaces.Team);
        await using var scope = scopes.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<AddDemoPractice>();
        return (await demo.RunAsync(place, ct), place is not null);
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        if (environment.IsDevelopment())
        {
            await AddDemoAsync(ct);
            return;
        }

        var opening = new PracticeOpening(
            new PracticeSettings { Name = options.Name, TimeZone = options.TimeZone },
            Owner: "Owner",
            WebChatPlaces.Me,
            WebChatPlaces.Team
        );
        await using var scope = scopes.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenPractice>().RunAsync(opening, ct);
        if (opened.Failed(out var problem, out _))
        {
            throw new InvalidOperationException($"The settings were checked, and yet: {problem.Code}.");
        }
    }

    private Task<bool> ExistsAsync(CancellationToken ct) => WithAllAsync(all => all.Query<Practice>().AnyAsync(ct), ct);

    private async Task<T> WithAllAsync<T>(Func<AllPractices, Task<T>> ask, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AllPractices>());
    }
}
