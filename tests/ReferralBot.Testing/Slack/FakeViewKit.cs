using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Says what Slack would refuse in a view.</summary>
internal static class FakeViewKit
{
    /// <summary>Refuses a view that is not right.</summary>
    public static void Demand(JsonObject view, string type)
    {
        var faults = Check(view, type);
        if (faults.Count > 0)
        {
            throw FakeRefusal.WithMessages("invalid_arguments", faults);
        }
    }

    public static IReadOnlyList<string> Check(JsonObject view, string type) =>
        view["type"]?.GetValue<string>() == type ? [] : ["[ERROR] unsupported type [json-pointer:/view/type]"];
}
