using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Commands;

/// <summary>Which practice a command is for.</summary>
internal static class PracticeChoice
{
    public static Option<string?> Option() =>
        new("--practice") { Description = "The practice's id; may be left out while there is one", HelpName = "ID" };

    public static async Task<IReadOnlyList<Practice>> AllAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AllPractices>()
            .Query<Practice>()
            .OrderBy(practice => practice.CreatedAt)
            .ToListAsync(ct);
    }

    /// <summary>The practice that was named, or the only one.</summary>
    public static async Task<Practice> OneAsync(IServiceProvider services, string? named, CancellationToken ct)
    {
        var practices = await AllAsync(services, ct);
        if (named is null)
        {
            return practices.Count == 1
                ? practices[0]
                : throw new UsageException($"Say which practice with --practice:{List(practices)}");
        }

        var found = Id<Practice>.TryParse(named, provider: null, out var id)
            ? practices.FirstOrDefault(practice => practice.Id == id)
            : null;
        return found ?? throw new UsageException($"There is no practice {named}. There is:{List(practices)}");
    }

    private static string List(IEnumerable<Practice> practices) =>
        string.Concat(practices.Select(practice => $"{Environment.NewLine}  {practice.Id}  {practice.Name}"));
}
