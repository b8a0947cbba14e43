using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>What is tried again at once, who is left alone for a while, and what an operator learns of it.</summary>
public sealed class TeamsResilienceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_and_changing_are_tried_again_until_they_work()
    {
        await using var room = await TeamsRoom.OpenLiveAsync();
        var post = room.Teams.BotPosts(room.Group, []);
        FakeFault[] faults = [new FakeFault.Reset(), new FakeFault.Status(503)];
        room.Teams.Faults.Next("member", faults);
        room.Teams.Faults.Next("update", faults);

        Assert.IsType<TeamsAnswer.Done>(await room.Api.MemberAsync(room.Place, room.Sam.Mri, Ct));
        Assert.IsType<TeamsAnswer.Done>(
            await room.Api.UpdateAsync(room.Place, post.Id, TeamsRoom.Card("x"), isTargeted: false, Ct)
        );
        Assert.Equal((3, 3), (room.Teams.CallsOf("member").Count, room.Teams.CallsOf("update").Count));
    }

    [Fact]
    public async Task A_tenant_for_which_everything_fails_is_left_alone_and_others_are_not()
    {
        await using var room = await TeamsRoom.OpenAsync();
        room.Teams.Faults.Next("send", Enumerable.Repeat(new FakeFault.Status(500), 20));
        for (var number = 0; number < 20; number++)
        {
            await room.Sends();
        }

        Assert.Equal(10, room.Teams.Calls.Count);
        var later = Assert.IsType<TeamsAnswer.Later>(await room.Sends());
        Assert.Equal((CallResilience.Break, true), (later.RetryAfter, later.ForTenant));
        room.Teams.Faults.Clear();
        Assert.IsType<TeamsAnswer.Done>(await SendsElsewhere(room));

        room.Clock.Advance(CallResilience.Break + TimeSpan.FromSeconds(1));
        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
    }

    [Fact]
    public async Task A_Connector_that_cannot_be_reached_stalls_nobody_else()
    {
        await using var room = await TeamsRoom.OpenAsync();
        var nowhere = room.Place with { ServiceUrl = new Uri("http://127.0.0.1:1/") };
        for (var number = 0; number < 10; number++)
        {
            var later = await room.Api.SendAsync(nowhere, TeamsRoom.Card("x"), Ct);
            Assert.False(Assert.IsType<TeamsAnswer.Later>(later).ForTenant);
        }

        var broken = Assert.IsType<TeamsAnswer.Later>(await room.Api.SendAsync(nowhere, TeamsRoom.Card("x"), Ct));
        Assert.Equal((CallResilience.Break, true), (broken.RetryAfter, broken.ForTenant));
        Assert.IsType<TeamsAnswer.Done>(await SendsElsewhere(room));
    }

    [Fact]
    public async Task A_Connector_that_never_answers_stalls_nobody_else()
    {
        await using var room = await TeamsRoom.OpenAsync();
        room.Teams.Faults.Next("send", new FakeFault.Never());
        var hanging = room.Sends();
        while (room.Teams.CallsOf("send").Count == 0)
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.IsType<TeamsAnswer.Done>(await SendsElsewhere(room));
        Assert.False(hanging.IsCompleted);
        Assert.IsType<TeamsAnswer.Lost>(await room.Passes(hanging));
    }

    [Fact]
    public async Task Calls_are_counted_and_timed_by_what_they_were_and_what_became_of_them()
    {
        await using var room = await TeamsRoom.OpenAsync();
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, from) =>
        {
            if (instrument.Meter.Scope == room.Meters && instrument.Name == "referralbot.teams.call.duration")
            {
                from.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) => seen.Enqueue(string.Join(' ', tags.ToArray().Select(tag => tag.Value)))
        );
        listener.Start();
        room.Teams.Faults.Next(
            "send",
            new FakeFault.AnswerLost(),
            new FakeFault.Status(403),
            new FakeFault.TooMany("1")
        );

        await room.Sends();
        await room.Sends();
        await room.Sends();
        await room.Api.MemberAsync(room.Place with { ConversationId = "19:other@thread.v2" }, room.Sam.Mri, Ct);
        await SendsElsewhere(room);

        Assert.Equal(["send lost", "send refused", "send limited", "member refused", "send done"], seen);
    }

    [Fact]
    public async Task Nothing_that_is_written_down_names_an_address_a_conversation_or_a_person()
    {
        await using var room = await TeamsRoom.OpenLiveAsync();
        room.Teams.Faults.Next("send", new FakeFault.Reset(), new FakeFault.Status(500));
        room.Teams.Faults.Next("member", new FakeFault.Reset(), new FakeFault.Status(503));
        await room.Sends("Ana Ruiz");
        await room.Sends("Ana Ruiz");
        await room.Api.MemberAsync(room.Place, room.Sam.Mri, Ct);
        var nowhere = room.Place with { ServiceUrl = new Uri("http://127.0.0.1:1/") };
        await room.Api.MemberAsync(nowhere, room.Sam.Mri, Ct);

        var written = string.Join('\n', room.Log.All);
        Assert.Contains("send", written, StringComparison.Ordinal);
        foreach (
            var secret in (string[])["127.0.0.1", room.Group.Id, room.Sam.Mri, "Ana Ruiz", room.Teams.Entra.Newest!]
        )
        {
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), written, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task<TeamsAnswer> SendsElsewhere(TeamsRoom room)
    {
        var tenant = room.Teams.AddTenant("Oak Lane");
        var chat = tenant.AddGroup("Front desk", tenant.AddMember("Ana"));
        chat.IsBotIn = true;
        var place = new TeamsPlace(tenant.Id, tenant.ServiceUrl, chat.Id, room.Teams.Bot.Id);
        return room.Api.SendAsync(place, TeamsRoom.Card("hello"), Ct);
    }
}
