using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ReferralBot.Hosting;

/// <summary>One line an entry, for people: the instant in UTC, the level, where it comes from, what happened.</summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(ConsoleFormatterNames.Simple)
{
    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        textWriter.Write(LogText.Now(clock));
        textWriter.Write($" {LogText.Short(logEntry.LogLevel)} {logEntry.Category} ");
        textWriter.Write(LogText.OneLine(logEntry.Formatter(logEntry.State, null)));
        if (logEntry.Exception is { } fault)
        {
            textWriter.Write($" | {FaultText.Of(fault)}");
        }

        textWriter.WriteLine();
    }
}

/// <summary>One JSON object a line, for machines: the same, and each value of the message by its name.</summary>
internal sealed class JsonLineFormatter(TimeProvider clock) : ConsoleFormatter(ConsoleFormatterNames.Json)
{
    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", LogText.Now(clock));
            json.WriteString("level", LogText.Short(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, null));
            if (logEntry.Exception is { } fault)
            {
                json.WriteString("fault", FaultText.Of(fault));
            }

            WriteValues(json, logEntry.State as IEnumerable<KeyValuePair<string, object?>> ?? []);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != "{OriginalFormat}"))
        {
            json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }
}

internal static class LogText
{
    public static string Now(TimeProvider clock) =>
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static string Short(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "error",
            LogLevel.Critical => "critical",
            _ => "none",
        };

    // A line break in a value would let it pass for an entry of its own.
    public static string OneLine(string text) =>
        text.AsSpan().ContainsAny('\n', '\r') ? text.ReplaceLineEndings(" | ") : text;
}
