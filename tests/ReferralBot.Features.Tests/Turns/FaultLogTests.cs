using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Features.Turns;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Turns;

public sealed class FaultLogTests : IDisposable
{
    private readonly WrittenLog _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void A_fault_stands_in_the_log_under_the_reference_that_the_person_was_given()
    {
        var reference = Log().Write(Fault(), Turn());

        var line = Assert.Single(_lines.All);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{6}$", reference);
        Assert.Contains(reference, line, StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), line, StringComparison.Ordinal);
        Assert.Contains(nameof(FormatException), line, StringComparison.Ordinal);
        Assert.Contains(nameof(Fault), line, StringComparison.Ordinal); // where it happened
    }

    [Fact]
    public void What_the_person_typed_and_what_the_database_repeats_of_it_stay_out()
    {
        Log().Write(Fault(), Turn());

        Assert.DoesNotContain("canary", Assert.Single(_lines.All), StringComparison.Ordinal);
    }

    private FaultLog Log() => new(new Logger<FaultLog>(_lines));

    private static Turn Turn() =>
        new(TestBot.Sam, TestBot.Team, DateTimeOffset.UnixEpoch, new TurnInput.Command("/referral for:canary"));

    private static InvalidOperationException Fault()
    {
        try
        {
            throw new InvalidOperationException("canary", new FormatException("canary"));
        }
        catch (InvalidOperationException fault)
        {
            return fault;
        }
    }
}
