using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <summary>What a code does not do, and for whom; on both databases.</summary>
public abstract class LinkRefusalTests(DatabaseProvider provider) : LinkTests(provider)
{
    [Fact]
    public async Task A_code_is_kept_as_a_hash_only()
    {
        var code = await CodeAsync();

        var kept = await Bot.InDatabase(db => db.PracticeLinks.SingleAsync(Ct));

        Assert.Equal(LinkCode.Hash(code), kept.CodeHash);
        Assert.Equal(
            LinkCode.Hash(code),
            LinkCode.Hash(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(code, kept.CodeHash!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_expired_replaced_and_used_codes_are_told_alike()
    {
        var (ana, bo) = (await InstalledAsync("T2"), await InstalledAsync("T3", "Bo"));
        var replaced = await CodeAsync();
        var expired = await CodeAsync();
        Bot.Clock.Advance(PracticeLink.ValidFor);
        var told = new[]
        {
            await Bot.Says("/refbot link AAAAA-AAAAA", bo),
            await Bot.Says("/refbot link hello", bo),
            await Bot.Says($"/refbot link {replaced}", bo),
            await Bot.Says($"/refbot link {expired}", bo),
        };
        var used = await CodeAsync();
        await Bot.Says($"/refbot link {used}", ana);

        var failures = told.Append(await Bot.Says($"/refbot link {used}", bo)).Select(TestBot.Failure);

        Assert.StartsWith(Unknown, Assert.Single(failures.Distinct()), StringComparison.Ordinal);
        Assert.NotEqual(Bot.Practice.Id, await PracticeOfAsync(bo));
    }

    [Fact]
    public async Task After_a_few_wrong_codes_even_the_right_one_waits()
    {
        var ana = await InstalledAsync("T2");
        for (var tries = 0; tries < PracticeLink.MaxTries; tries++)
        {
            await Bot.Says("/refbot link AAAAA-AAAAA", ana);
        }

        var shut = await Bot.Says($"/refbot link {await CodeAsync()}", ana);
        Assert.StartsWith("Those were too many", TestBot.Failure(shut), StringComparison.Ordinal);

        Bot.Clock.Advance(PracticeLink.ValidFor);
        Assert.StartsWith(
            "Linked",
            TestBot.Read(await Bot.Says($"/refbot link {await CodeAsync()}", ana)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Role.PrivacyOfficer)]
    [InlineData(Role.Clinician)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Viewer)]
    public async Task On_both_sides_it_takes_an_owner(Role role)
    {
        var ana = await InstalledAsync("T2");
        var (here, there) = (await Bot.HasMember("Bo", role), await ColleagueAsync(ana, "Cy", role));

        TestBot.Failure(await Bot.Says("/refbot link", here));
        TestBot.Failure(await Bot.Says($"/refbot link {await CodeAsync()}", there));

        Assert.NotEqual(Bot.Practice.Id, await PracticeOfAsync(ana));
    }

    [Fact]
    public async Task The_code_of_somebody_who_owns_nothing_any_more_opens_nothing()
    {
        var (ana, bo) = (await InstalledAsync("T2"), await Bot.HasMember("Bo", Role.Owner));
        var code = await CodeAsync(bo);
        await Bot.InDatabase(async db =>
        {
            (await db.Members.SingleAsync(member => member.DisplayName == "Bo", Ct)).Leave();
            await db.SaveChangesAsync(Ct);
        });

        Assert.StartsWith(
            Unknown,
            TestBot.Failure(await Bot.Says($"/refbot link {code}", ana)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_practice_with_data_of_its_own_stays_and_is_told_what_to_do()
    {
        var ana = await InstalledAsync("T2");
        await Bot.Says("/partner add Lakeside category:medical", ana);

        var onlyThere = TestBot.Failure(await Bot.Says($"/refbot link {await CodeAsync()}", ana));
        Assert.Contains("(1 partner, 0 referrals)", onlyThere, StringComparison.Ordinal);
        Assert.Contains("the other way round", onlyThere, StringComparison.Ordinal);

        await Bot.HasPartner("Northside");
        var both = TestBot.Failure(await Bot.Says($"/refbot link {await CodeAsync()}", ana));
        Assert.Contains("can't merge", both, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", both, StringComparison.Ordinal);
        Assert.NotEqual(Bot.Practice.Id, await PracticeOfAsync(ana));
    }

    [Fact]
    public async Task A_code_typed_on_the_wrong_side_says_so() =>
        Assert.Contains(
            "That code was made here",
            TestBot.Failure(await Bot.Says($"/refbot link {await CodeAsync()}")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Of_two_practices_with_one_code_one_comes_in()
    {
        UserRef[] owners = [await InstalledAsync("T2"), await InstalledAsync("T3", "Bo")];
        var code = await CodeAsync();

        var replies = await Task.WhenAll(owners.Select(owner => Bot.Says($"/refbot link {code}", owner)));

        Assert.Single(replies.OfType<Reply.Shown>());
        Assert.StartsWith(
            Unknown,
            TestBot.Failure(Assert.Single(replies.OfType<Reply.Failed>())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_practices_that_use_each_others_codes_at_once_become_one()
    {
        var ana = await InstalledAsync("T2");
        var (here, there) = (await CodeAsync(), await CodeAsync(ana));

        await Task.WhenAll(Bot.Says($"/refbot link {here}", ana), Bot.Says($"/refbot link {there}"));

        Assert.Equal(await PracticeOfAsync(TestBot.Sam), await PracticeOfAsync(ana));
    }
}

public sealed class LinkRefusalTestsOnSqlite() : LinkRefusalTests(DatabaseProvider.Sqlite);

public sealed class LinkRefusalTestsOnPostgres() : LinkRefusalTests(DatabaseProvider.PostgreSql);
