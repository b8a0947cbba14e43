using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Tests.Teams.Turns;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Teams.Receiving;

/// <summary>What was done once has one name and one effect, however often Teams or its programs send it.</summary>
public sealed class TeamsRepeatTests
{
    private static readonly Reply Logged = Reply.Show(new Card("Visit logged"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("personal message")]
    [InlineData("channel message")]
    [InlineData("card action")]
    [InlineData("dialog opened")]
    [InlineData("extension opened")]
    public async Task A_delivery_that_comes_again_does_nothing_again(string kind)
    {
        await using var host = await TeamsHost.StartAsync();
        var work = new SlowWork(host, Logged);

        var atOnce = Enumerable.Range(0, 10).Select(_ => BodyAsync(host, kind)).ToList();
        await work.Started;
        work.Finish();
        var answers = await Task.WhenAll(atOnce);
        var afterwards = await BodyAsync(host, kind);
        await host.After.DrainAsync(Ct);

        Assert.Single(host.Turns.All);
        Assert.Equal(11, host.Once.Keys.Count);
        Assert.All(answers, answer => Assert.Equal(afterwards, answer));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("name")]
    [InlineData("conversation")]
    public async Task Another_thing_that_was_done_is_done(string differs)
    {
        await using var host = await TeamsHost.StartAsync();
        var other = host.Sent(TeamsSamples.All["dialog opened"]());
        switch (differs)
        {
            case "id":
                other["id"] = "1796300000124";
                break;
            case "name":
                other = host.Sent(TeamsSamples.All["card action"]());
                break;
            default:
                host.Sent(other, host.Chat);
                break;
        }

        await BodyAsync(host, "dialog opened");
        (await host.PostAsync(other)).Dispose();

        Assert.Equal(2, host.Turns.All.Count);
    }

    // The program sends a form of the message extension up to three times, each time as something new.
    [Theory]
    [InlineData("extension sent")]
    [InlineData("dialog sent")]
    [InlineData("form action")]
    public async Task A_form_is_sent_once_however_often_the_program_sends_it(string kind)
    {
        await using var host = await TeamsHost.StartAsync();
        Opens(host);
        var work = new SlowWork(host, Logged);

        var first = FormAsync(host, kind, "1");
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        var (second, third) = (FormAsync(host, kind, "2"), FormAsync(host, kind, "3"));
        work.Finish();
        var answers = await Task.WhenAll(first, second, third);
        await host.After.DrainAsync(Ct);

        Assert.Single(host.Turns.All);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Contains("Visit logged", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_somebody_else_has_another_name()
    {
        await using var host = await TeamsHost.StartAsync();
        Opens(host);
        host.Turns.Answer = (_, _) => Task.FromResult(Logged);
        await FormAsync(host, "form action", "1");

        var pats = Form(host, "form action", "2");
        pats["from"]!["id"] = host.Pat.Mri;
        pats["from"]!["aadObjectId"] = host.Pat.AadObjectId;
        (await host.PostAsync(pats)).Dispose();

        Assert.Equal(2, host.Turns.All.Count);
        Assert.True(Assert.IsType<TurnInput.Submission>(host.Turns.All[1].Input).IsOutdated);
    }

    private static void Opens(TeamsHost host)
    {
        var sam = new UserRef("teams", host.Tenant.Id, host.Sam.AadObjectId);
        var room = new ConversationRef("teams", host.Tenant.Id, host.Group.Id);
        host.OpenForms.Has(sam, TeamsSamples.OpenForm, new OpenForm(room, "ref=R-12", null, host.Clock.GetUtcNow()));
    }

    private static async Task<string> BodyAsync(TeamsHost host, string kind) =>
        await AnswerAsync(host, host.Sent(TeamsSamples.All[kind]()));

    private static async Task<string> FormAsync(TeamsHost host, string kind, string id) =>
        await AnswerAsync(host, Form(host, kind, id));

    private static JsonObject Form(TeamsHost host, string kind, string id)
    {
        var sample = host.Sent(TeamsSamples.All[kind]());
        var value = sample["value"]!;
        var data = kind == "form action" ? value["action"]!["data"]! : value["data"]!;
        (data["~form"], sample["id"]) = ("visit", id);
        return sample;
    }

    private static async Task<string> AnswerAsync(TeamsHost host, JsonObject activity)
    {
        using var response = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }
}
