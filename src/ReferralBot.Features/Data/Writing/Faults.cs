namespace ReferralBot.Features.Data;

/// <summary>Carries a fault from the writer's thread to the one who waits for the write.</summary>
internal static class Faults
{
    /// <summary>Runs a step and returns what it threw; a process without memory is not worth going on with.</summary>
    public static Exception? Of(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault;
        }
    }
}
