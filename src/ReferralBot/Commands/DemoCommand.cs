using System.CommandLine;
using ReferralBot.Features.Demo;
using ReferralBot.Hosting;

namespace ReferralBot.Commands;

/// <summary><c>demo</c>: adds the made-up practice, to try things with.</summary>
internal static class DemoCommand
{
    public static Command Create() =>
        new Command("demo", $"Add the demo practice {AddDemoPractice.Name}, with a year of made-up referrals").Does(
            async (parsed, ct) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                await using var room = await BotRoom.OpenAsync(ct);
                var practices = await PracticeChoice.AllAsync(room.Services, ct);
                if (practices.FirstOrDefault(practice => practice.Name == AddDemoPractice.Name) is { } there)
                {
                    await output.WriteLineAsync($"{there.Name} ({there.Id}) is here already: nothing to do.");
                    return ExitCodes.Done;
                }

                var (added, isShown) = await room.Services.GetRequiredService<FirstPractice>().AddDemoAsync(ct);
                await output.WriteLineAsync($"Added {added.Name} ({added.Id}).");
                if (!isShown)
                {
                    await output.WriteLineAsync(
                        "The web chat belongs to another practice, so this one is not shown there. "
                            + "To see it, start with a new database."
                    );
                }

                return ExitCodes.Done;
            }
        );
}
