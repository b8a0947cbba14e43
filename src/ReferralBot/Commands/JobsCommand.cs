using System.CommandLine;
using System.Globalization;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Commands;

/// <summary><c>jobs list</c> and <c>jobs run</c>: when what is due, and doing it now.</summary>
internal static class JobsCommand
{
    public static Command Create() => new("jobs", "See and run the scheduled messages") { CreateList(), CreateRun() };

    private static Command CreateList() =>
        new Command("list", "Show each job, when it is due next in each practice, and what came of it last").Does(
            async (parsed, ct) =>
            {
                await using var room = await BotRoom.OpenWithPracticeAsync(ct);
                var practices = await PracticeChoice.AllAsync(room.Services, ct);
                var lines = await JobLines.OfAsync(room.Services, practices, ct);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Join(Environment.NewLine, lines));
                return ExitCodes.Done;
            }
        );

    private static Command CreateRun()
    {
        var name = new Argument<string>("NAME") { Description = "The job, as jobs list shows it" };
        var practice = PracticeChoice.Option();
        var at = InstantOption.Create();
        var command = new Command("run", "Run a job now; what was posted before is not posted again")
        {
            name,
            practice,
            at,
        };
        return command.Does(
            async (parsed, ct) =>
            {
                await using var room = await BotRoom.OpenWithPracticeAsync(ct);
                var services = room.Services;
                var job = Named(services.GetServices<JobEntry>().ToList(), parsed.GetRequiredValue(name));
                var chosen = await PracticeChoice.OneAsync(services, parsed.GetValue(practice), ct);
                var asOf = parsed.GetValue(at) ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
                var outcome = await services.GetRequiredService<DueScan>().RunForAsync(job, chosen.Id, asOf, ct);

                // What is in the outbox is sent here where no bot runs beside this that does.
                var said = outcome is JobOutcome.Posted posted
                    ? await new PostedJob(services, chosen.Id, job.Name).SendAsync(posted, ct)
                    : Sentence(job.Name, outcome);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(said);
                return ExitCodes.Done;
            }
        );
    }

    private static JobEntry Named(List<JobEntry> jobs, string name)
    {
        var names = jobs.ConvertAll(job => job.Name);
        var meant = Nearest.To(name, names) is { } near ? $" Did you mean {near}?" : "";
        return jobs.Find(job => job.Name == name)
            ?? throw new UsageException($"There is no job {name}.{meant} The jobs are: {string.Join(", ", names)}.");
    }

    internal static string Sentence(string job, JobOutcome outcome) =>
        outcome switch
        {
            JobOutcome.Posted posted => PostedJob.Sentence(job, posted, OutboxState.Pending, error: null),
            JobOutcome.AlreadyDone done => $"Already posted {job} for {done.Period}: nothing to do.",
            JobOutcome.NotDue { Next: var next } =>
                $"{job} is not due: the next one is for {next.Period}, at {Instant(next.DueAt)}.",
            JobOutcome.Missed { Time: var time } => $"{job} for {time.Period} was due at {Instant(time.DueAt)}, "
                + "too long ago: it is written down as missed, and nothing was posted.",
            JobOutcome.NothingToSay nothing => $"{job} for {nothing.Period} has nothing to say: nothing was posted.",
            JobOutcome.SwitchedOff { Remedy: { } remedy } => $"{job} is paused in this practice. {remedy}",
            JobOutcome.SwitchedOff =>
                $"{job} is switched off in this practice (/refbot setup switches it on): nothing was posted.",
            _ => throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}."),
        };

    internal static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
