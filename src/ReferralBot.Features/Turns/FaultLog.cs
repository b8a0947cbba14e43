using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Features.Turns;

/// <summary>
/// Writes faults to the log under a short reference. The messages of exceptions can carry what people typed (a database names
/// the value that it refused), so only the kinds of the exceptions and where they happened are written.
/// </summary>
public sealed partial class FaultLog(ILogger<FaultLog> logger) : IFaultLog
{
    // Crockford's base 32, without letters that are read as digits.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <inheritdoc/>
    public string Write(Exception fault, Turn turn)
    {
        var reference = RandomNumberGenerator.GetString(Letters, 6);
        Log.Fault(logger, reference, turn.Input.GetType().Name, turn.User.Channel, Describe(fault));
        return reference;
    }

    private static string Describe(Exception fault)
    {
        var lines = new List<string>();
        for (var current = fault; current is not null; current = current.InnerException)
        {
            lines.Add(current.GetType().FullName ?? current.GetType().Name);
            lines.Add(current.StackTrace ?? "");
        }

        return string.Join('\n', lines);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Fault {Reference} while answering a {Kind} on {Channel}: {Fault}"
        )]
        public static partial void Fault(ILogger logger, string reference, string kind, string channel, string fault);
    }
}
