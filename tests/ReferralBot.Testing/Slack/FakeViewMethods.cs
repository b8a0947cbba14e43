using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>views.*</summary>
internal sealed class FakeViewMethods(FakeWorld world)
{
    private readonly FakeScreens _screens = new(world);
    private readonly FakePlaces _places = new(world);

    public IEnumerable<FakeMethod> All =>
        [
            new("views.open", 100, Open),
            new("views.push", 100, Push),
            new("views.update", 100, Update),
            new("views.publish", 100, Publish),
        ];

    // The trigger is spent first: Slack takes it whatever it then thinks of the view.
    private JsonObject Open(FakeContext context)
    {
        var view = ViewOf(context);
        var trigger = world.Triggers.Take(context.Arguments.Required("trigger_id"), context.Installation);
        FakeViewKit.Demand(view, "modal");
        return Shown(_screens.Open(view, trigger.UserId, context.Installation));
    }

    private JsonObject Push(FakeContext context)
    {
        var view = ViewOf(context);
        var trigger = world.Triggers.Take(context.Arguments.Required("trigger_id"), context.Installation);
        FakeViewKit.Demand(view, "modal");
        var under =
            world.OpenViewsOf(trigger.UserId).FirstOrDefault(one => one.Id == trigger.ViewId)
            ?? throw new FakeRefusal("view_not_found");
        return Shown(_screens.Push(view, under));
    }

    private JsonObject Update(FakeContext context)
    {
        var view = ViewOf(context);
        var id = context.Arguments.Text("view_id");
        var external = context.Arguments.Text("external_id");
        if (string.IsNullOrEmpty(id) && string.IsNullOrEmpty(external))
        {
            throw FakeRefusal.Missing("view_id");
        }

        var current =
            world.Views.Find(one =>
                one.Installation == context.Installation
                && one.IsOpen
                && (string.IsNullOrEmpty(id) ? one.ExternalId == external : one.Id == id)
            ) ?? throw new FakeRefusal("not_found");
        FakeScreens.DemandHash(current, context.Arguments.Text("hash"));
        FakeViewKit.Demand(view, current.Type);
        _screens.Replace(current, view);
        return Shown(current);
    }

    private JsonObject Publish(FakeContext context)
    {
        var view = ViewOf(context);
        if (!world.App.HasHome)
        {
            throw new FakeRefusal("not_enabled");
        }

        var user =
            _places.Person(context.Arguments.Required("user_id"), context.Installation)
            ?? throw FakeRefusal.WithMessages("invalid_arguments", ["[ERROR] invalid `user_id`"]);
        FakeViewKit.Demand(view, "home");
        var home = world.Views.Find(one => one.Type == "home" && one.UserId == user.Id);
        if (home is null)
        {
            return Shown(_screens.Open(view, user.Id, context.Installation));
        }

        FakeScreens.DemandHash(home, context.Arguments.Text("hash"));
        _screens.Replace(home, view);
        return Shown(home);
    }

    private static JsonObject ViewOf(FakeContext context) =>
        context.Arguments.Object("view") ?? throw FakeRefusal.Missing("view");

    private static JsonObject Shown(FakeView view) => new() { ["view"] = view.ToJson() };
}
