using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Testing;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>A partner who is not there yet is added in the dialog that asks for one, with the whole bot behind it.</summary>
public sealed class SlackAddOnTheWayTests
{
    [Fact]
    public async Task A_form_that_came_too_late_is_kept_behind_a_button_that_opens_it()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        await using var slack = await FakeSlack.StartAsync(clock);
        var workspace = slack.AddWorkspace("T1", "Maple Street");
        var ana = workspace.AddUser("Ana", FakeStanding.Owner);
        var team = workspace.AddChannel("team").With(ana).WithBot();
        await using var bot = await TestBot.StartAsync(configure: services => Configure(services, slack));
        await InstallAsync(bot, workspace, ana);
        var person = new SlackPerson(slack, ana, new DeskTransport(bot.Services, bot.Clock));
        slack.Faults.Next("views.open", new FakeFault.Refused("expired_trigger_id"));

        await person.TypesAsync("/referral received for:tutoring", team);
        Assert.Null(person.View);
        await person.PressesAsync(person.Newest!, "Open the form");

        Assert.Equal("Referral received", person.View!.Title);
        Assert.Empty(slack.Complaints);
    }

    [Fact]
    public async Task A_new_partner_is_added_in_the_same_dialog_and_the_referral_is_logged_with_it()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));
        await using var slack = await FakeSlack.StartAsync(clock);
        var workspace = slack.AddWorkspace("T1", "Maple Street");
        var ana = workspace.AddUser("Ana", FakeStanding.Owner);
        var team = workspace.AddChannel("team").With(ana).WithBot();
        await using var bot = await TestBot.StartAsync(configure: services => Configure(services, slack));
        await InstallAsync(bot, workspace, ana);
        var transport = new DeskTransport(bot.Services, bot.Clock);
        var person = new SlackPerson(slack, ana, transport);

        // The form, with a name that nobody knows.
        await person.TypesAsync("/referral received", team);
        await person.PicksAsync(person.View!, "Who sent this?", "Oak School", "Add “Oak School”");
        await person.PicksAsync(person.View!, "For which service?", "tutoring", "“tutoring” (new)");
        await person.SubmitsAsync(person.View!);

        // The form that adds it lies on top, with the name in it.
        Assert.Equal(["Referral received", "Add a partner"], slack.ViewsOf(ana).Select(view => view.Title));
        await person.FillsAsync(person.View!, ("Category", "Education"));
        await person.SubmitsAsync(person.View!);

        // Nothing is missing any more: the dialog is closed, and one receipt stands in the conversation.
        await transport.SettlesAsync();
        Assert.Empty(slack.ViewsOf(ana));
        Assert.Contains("Oak School", Assert.Single(slack.EphemeralsFor(ana)).Seen, StringComparison.Ordinal);
        Assert.Empty(slack.Complaints);
    }

    private static void Configure(IServiceCollection services, FakeSlack slack) =>
        services
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" })
            .AddSlack(
                new SlackOptions
                {
                    SigningSecret = slack.SigningSecret,
                    ApiBaseUrl = slack.ApiBaseUrl,
                    ClientId = slack.ClientId,
                    ClientSecret = slack.ClientSecret,
                }
            );

    private static Task InstallAsync(TestBot bot, FakeWorkspace workspace, FakeUser owner) =>
        bot
            .Services.GetRequiredService<IInstallations>()
            .InstallAsync(
                new NewInstallation(
                    new InstallationKey(SlackPlaces.Channel, workspace.Id),
                    workspace.Name,
                    new SlackSecret { AccessToken = workspace.BotToken }.Write(),
                    new UserRef(SlackPlaces.Channel, workspace.Id, owner.Id),
                    new Person(owner.Name, Standing.Admin, owner.TimeZone)
                ),
                TestContext.Current.CancellationToken
            );
}
