using Microsoft.Extensions.Logging.Console;

namespace ReferralBot.Hosting;

/// <summary>Starts to build a host: settings and logs, which the server and the commands have in common.</summary>
internal static class BotBuilder
{
    // These would write down what people ask for and type, at a level that somebody may switch on to look for a fault.
    private static readonly (string Category, LogLevel Least)[] Muted =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning),
        ("Microsoft.AspNetCore.Routing", LogLevel.Warning),
        ("Microsoft.AspNetCore.HttpLogging", LogLevel.None),
        ("Microsoft.AspNetCore.DataProtection", LogLevel.Error),
        // They put the database's own words into their message; the fault itself is logged where it ends.
        ("Microsoft.EntityFrameworkCore.Query", LogLevel.None),
        ("Microsoft.EntityFrameworkCore.Update", LogLevel.None),
    ];

    private static readonly (string Category, LogLevel Least)[] Usual =
    [
        ("Microsoft", LogLevel.Warning),
        ("System", LogLevel.Warning),
        ("Quartz", LogLevel.Warning),
        ("Polly", LogLevel.Warning), // it writes a line for every call of a platform
        // A statement that fails is a fault, which is logged where it ends, or no fault (is there a table yet?).
        ("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical),
    ];

    /// <summary>A builder whose log goes to the standard output.</summary>
    public static WebApplicationBuilder ForServer() => Create(LogLevel.Information, new ConsoleLoggerOptions());

    /// <summary>A builder whose log goes to the standard error: the standard output belongs to the command.</summary>
    public static WebApplicationBuilder ForCommand() =>
        Create(LogLevel.Warning, new ConsoleLoggerOptions { LogToStandardErrorThreshold = LogLevel.Trace });

    private static WebApplicationBuilder Create(LogLevel least, ConsoleLoggerOptions console)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Host.UseDefaultServiceProvider(container =>
            (container.ValidateScopes, container.ValidateOnBuild) = (true, builder.Environment.IsDevelopment())
        );
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options =>
            options.LogToStandardErrorThreshold = console.LogToStandardErrorThreshold
        );
        UseFormatters(builder.Services);

        // What the operator says comes after our habits, and before what must not be.
        builder.Logging.SetMinimumLevel(least);
        AddRules(builder.Logging, Usual);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        AddRules(builder.Logging, Muted);
        return builder;
    }

    private static void UseFormatters(IServiceCollection services)
    {
        foreach (var formatter in services.Where(service => service.ServiceType == typeof(ConsoleFormatter)).ToList())
        {
            services.Remove(formatter);
        }

        services.AddSingleton<ConsoleFormatter, LineFormatter>();
        services.AddSingleton<ConsoleFormatter, JsonLineFormatter>();
    }

    private static void AddRules(ILoggingBuilder logging, IEnumerable<(string Category, LogLevel Least)> rules)
    {
        foreach (var (category, least) in rules)
        {
            logging.AddFilter(category, least);
        }
    }
}
