using ReferralBot.Chat;
using ReferralBot.Testing.Slack;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>Slack's own program on people's machines: takes the bot's acknowledgements, and shows its dialogs.</summary>
internal sealed class SlackProgram(FakeWorld world)
{
    private readonly Dictionary<(string FormId, string? State), FakeView> _views = [];

    /// <summary>The dialog in which a form is sent.</summary>
    public FakeView? ViewOf(TurnInput input) =>
        input is TurnInput.Submission form ? _views.GetValueOrDefault((form.FormId, form.State)) : null;

    /// <summary>A command's acknowledgement is posted, a form's changes the dialog.</summary>
    public void Takes(FakeAck ack, FakeDelivery delivery, FakeUser person, FakeView? view)
    {
        Assert.Equal(200, ack.Status);
        var body = FakeWire.Json(ack);
        if (delivery.Kind == FakeDeliveryKind.Command)
        {
            var place = delivery.Payload["channel_id"]!.GetValue<string>();
            Assert.Null(world.Locked(() => new FakeResponding(world).TakeAck(body, person.Id, place)));
        }
        else if (view is not null)
        {
            var isShown = world.Locked(() => new FakeSubmitting(world).Take(view, body));
            Assert.True(isShown, string.Join('\n', world.Unshown));
        }
    }

    /// <summary>Which dialog shows a form, for when it is sent.</summary>
    public void Remembers(Reply reply, FakeUser person)
    {
        var form = reply switch
        {
            Reply.Asked asked => asked.Form,
            Reply.Invalid invalid => invalid.Form,
            _ => null,
        };
        if (form is not null && world.Locked(() => world.OpenViewsOf(person.Id).LastOrDefault()) is { } view)
        {
            _views[(form.Id, form.State)] = view;
        }
    }
}
