using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

/// <summary>A referral that is logged from a message: who sent it and the day are taken over, and nothing else.</summary>
public sealed class LogFromMessageTests : IAsyncLifetime
{
    private const string Handler = "referral.received";

    private readonly WrittenLog _lines = new();
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync(configure: services =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_lines))
        );
        await _bot.HasPartner("Northside Family Medicine");
        await _bot.HasPartner("Harbor Pediatrics");
        TestBot.Card(await _bot.Says("/partner edit P-1 alias:Northside"));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _lines.Dispose();
    }

    [Fact]
    public async Task The_one_partner_that_is_named_and_the_day_it_was_written_are_filled_in()
    {
        var form = TestBot.Form(await Reads("Northside sent us somebody new!", "2026-09-15T01:00:00Z")); // 14 Sep in New York

        Assert.Equal("Referral received", form.Title);
        var from = Question(form, "from");
        Assert.Equal("Northside Family Medicine (P-1)", Assert.Single(from.Options!).Label);
        Assert.Equal(["2026-09-14"], Question(form, "on").Initial);
        var saved = await _bot.Submits(form, ("for", "anxiety"));
        Assert.Contains(
            "Saved R-1: received from Northside Family Medicine",
            TestBot.Read(saved),
            StringComparison.Ordinal
        );
        Assert.Equal(new DateOnly(2026, 9, 14), (await _bot.Referral(1)).ReceivedOn);
    }

    [Theory]
    [InlineData("Somebody called this morning.")]
    [InlineData("Northside and Harbor Pediatrics called.")]
    public async Task Nobody_or_more_than_one_leaves_it_open(string text)
    {
        var form = TestBot.Form(await Reads(text, "2026-09-16T14:00:00Z"));

        Assert.Empty(Question(form, "from").Initial);
        Assert.Equal(["2026-09-16"], Question(form, "on").Initial);
    }

    [Fact]
    public async Task An_archived_partner_is_not_recognised()
    {
        TestBot.Card(await _bot.Says("/partner archive P-2"));

        var form = TestBot.Form(await Reads("Harbor Pediatrics called.", "2026-09-16T14:00:00Z"));

        Assert.Empty(Question(form, "from").Initial);
    }

    [Fact]
    public async Task A_message_of_a_clock_that_is_ahead_is_of_today()
    {
        var form = TestBot.Form(await Reads("Northside called.", "2026-09-18T14:00:00Z"));

        Assert.Equal(["2026-09-16"], Question(form, "on").Initial);
        Assert.Null(Question(form, "on").Problem);
    }

    [Fact]
    public async Task Who_may_not_log_gets_no_form()
    {
        var vera = await _bot.HasMember("Vera", Role.Viewer);

        var reply = await Reads("Northside called.", "2026-09-16T14:00:00Z", vera);

        Assert.Equal("Your role (Viewer) can't do this. Ask Sam if you need it.", TestBot.Failure(reply));
    }

    [Fact]
    public async Task What_the_message_says_is_in_no_form_no_table_and_no_log()
    {
        const string Canary = "Zwitscherfink";

        var reply = await Reads($"Northside sent {Canary}, born 1 May 1980", "2026-09-15T14:00:00Z");
        await _bot.Turn(new TurnInput.Unopened(TestBot.Form(reply)), who: null);
        TestBot.Card(await _bot.Submits(TestBot.Form(reply), ("for", "anxiety")));

        Assert.DoesNotContain(Canary, ChatJson.Write(reply), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(_lines.All);
        Assert.DoesNotContain(_lines.All, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        var tables = await Everything();
        Assert.Contains("anxiety", tables, StringComparison.Ordinal); // what is kept would be seen
        Assert.DoesNotContain(Canary, tables, StringComparison.OrdinalIgnoreCase);
    }

    private Task<Reply> Reads(string text, string writtenAt, UserRef? who = null) =>
        _bot.Turn(new TurnInput.FromMessage(Handler, text, DateTimeOffset.Parse(writtenAt, provider: null)), who);

    private static Question Question(Form form, string field) =>
        form.Questions.Single(question => question.Field.Id == field);

    private Task<string> Everything() =>
        _bot.InDatabase(async db =>
        {
            var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct();
            List<string> cells = [];
            foreach (var table in tables)
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await db.Database.OpenConnectionAsync();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(at => $"{reader.GetValue(at)}"));
                }
            }

            return string.Join('\n', cells);
        });
}
