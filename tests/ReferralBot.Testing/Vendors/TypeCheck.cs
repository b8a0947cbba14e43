using System.Text.Json.Nodes;
using Xunit;

namespace ReferralBot.Testing.Vendors;

/// <summary>JSON that is to be held against the vendor's types, all at once: the compiler takes its time to start.</summary>
public sealed class TypeCheck
{
    private readonly JsonArray _cases = [];

    /// <summary>How many there are.</summary>
    public int Count => _cases.Count;

    /// <summary>Adds one; the kinds are those of <c>tests/vendor-checks/kinds.ts</c>.</summary>
    public void Add(string kind, string name, JsonNode value) =>
        _cases.Add(
            (JsonNode)
                new JsonObject
                {
                    ["kind"] = kind,
                    ["name"] = name,
                    ["value"] = value.DeepClone(),
                }
        );

    /// <summary>What is wrong, by name.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        await using var program = VendorProgram.Start("types.mjs");
        await program.TakesAsync(new JsonObject { ["cases"] = _cases.DeepClone() }, ct);
        var result = await program.SaysAsync(ct);
        Assert.Equal(Count, result["checked"]!.GetValue<int>());
        return [.. result["faults"]!.AsArray().Select(fault => $"{fault!["name"]}: {fault["says"]}")];
    }
}
