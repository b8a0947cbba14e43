using ReferralBot.Benchmarks;

switch (args)
{
    case ["floor"]:
        await Floor.RunAsync();
        return 0;
    case ["durable"]:
        await Durable.RunAsync();
        return 0;
    case ["start"]:
        await Starts.RunAsync();
        return 0;
    case ["slack"]:
        await SlackBench.RunAsync();
        return 0;
    case ["teams"]:
        await TeamsBench.RunAsync();
        return 0;
    case ["turns"]:
        await Turns.RunAsync();
        return 0;
    case ["memory"]:
        await Starts.RestAsync();
        return 0;
    case [] or ["all"]:
        await Starts.RestAsync();
        await Starts.RunAsync();
        await Durable.RunAsync();
        await SlackBench.RunAsync();
        await TeamsBench.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Usage: dotnet run -c Release --project tests/ReferralBot.Benchmarks -- [slack|teams|durable|turns|start|memory|all]"
        );
        return 2;
}
