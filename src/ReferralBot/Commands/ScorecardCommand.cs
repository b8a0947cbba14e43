using System.CommandLine;
using ReferralBot.Features.Scorecards;

namespace ReferralBot.Commands;

/// <summary><c>scorecard</c>: prints a quarter's scorecard; it posts nothing.</summary>
internal static class ScorecardCommand
{
    public static Command Create()
    {
        var quarter = new Option<string>("--quarter")
        {
            Description = "The quarter, such as 2026-Q3, this or last",
            HelpName = "QUARTER",
            Required = true,
        };
        var practice = PracticeChoice.Option();
        var at = InstantOption.Create();
        var format = new Option<ScorecardFormat>("--format") { Description = "text, json or csv" };
        var command = new Command("scorecard", "Print a quarter's scorecard") { quarter, practice, at, format };
        return command.Does(
            async (parsed, ct) =>
            {
                await using var room = await BotRoom.OpenWithPracticeAsync(ct);
                await using var scope = await room.EnterAsync(parsed.GetValue(practice), ct);
                var asOf = parsed.GetValue(at) ?? room.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                var written = await scope
                    .ServiceProvider.GetRequiredService<ScorecardReport>()
                    .WriteAsync(parsed.GetRequiredValue(quarter), asOf, parsed.GetValue(format), ct);
                if (written.Failed(out var problem, out var text))
                {
                    throw new UsageException($"--quarter: {problem.Message}");
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync(text.TrimEnd());
                return ExitCodes.Done;
            }
        );
    }
}
