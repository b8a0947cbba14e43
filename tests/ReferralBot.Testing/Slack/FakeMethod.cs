using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>A method of the Web API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PerMinute">Calls in a minute: tier 1 is 1 and more, tier 2 20, tier 3 50, tier 4 100.</param>
/// <param name="Run">What it does.</param>
internal sealed record FakeMethod(string Name, int PerMinute, Func<FakeContext, JsonObject> Run)
{
    public FakeTokenKind Token { get; init; } = FakeTokenKind.Bot;

    /// <summary>Any one of these is enough; none needed where there are none.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public bool TakesFormOnly { get; init; }
}

/// <summary>A call while it is worked on.</summary>
internal sealed record FakeContext(FakeArguments Arguments, FakeToken? Token, string Authorization)
{
    public List<string> Warnings { get; } = [];

    public FakeInstallation Installation => Token!.Installation!;

    public static FakeRefusal MissingScope(IReadOnlyList<string> needed, FakeInstallation installation) =>
        new("missing_scope")
        {
            Details = { ["needed"] = string.Join(',', needed), ["provided"] = string.Join(',', installation.Scopes) },
        };

    /// <summary>Refuses where the scope was not granted.</summary>
    public void Needs(string scope)
    {
        if (!Installation.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            throw MissingScope([scope], Installation);
        }
    }

    public JsonObject Finish(JsonObject answer)
    {
        var finished = new JsonObject { ["ok"] = true };
        foreach (var (key, value) in answer)
        {
            finished[key] = value?.DeepClone();
        }

        if (Warnings.Count > 0)
        {
            finished["warning"] = string.Join(',', Warnings);
            finished["response_metadata"] = new JsonObject
            {
                ["warnings"] = new JsonArray([.. Warnings.Select(warning => (JsonNode)warning)]),
            };
        }

        return finished;
    }
}
