namespace ReferralBot.Hosting;

/// <summary>
/// A fault as it may be written down: what kind it is and where it happened. The messages of exceptions can carry what people
/// typed (a database names the value that it refused), so they are left out.
/// </summary>
internal static class FaultText
{
    public static string Of(Exception fault)
    {
        var lines = new List<string>();
        for (var current = fault; current is not null; current = current.InnerException)
        {
            lines.Add(current.GetType().FullName ?? current.GetType().Name);
            lines.AddRange(
                (current.StackTrace ?? "").Split(
                    '\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            );
        }

        return string.Join(" | ", lines);
    }
}
