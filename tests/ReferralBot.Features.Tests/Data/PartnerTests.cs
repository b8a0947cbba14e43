using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Tests that save partners, which have a number and a version.</summary>
public abstract class PartnerTests(DatabaseProvider provider) : DataTests(provider)
{
    protected Task SavesAsync(Partner partner) =>
        Database.InAsync(
            partner.PracticeId,
            async db =>
            {
                db.Partners.Add(partner);
                await db.SaveChangesAsync(Ct);
            }
        );

    protected Partner PartnerNamed(string name, Practice? practice = null)
    {
        var details = new PartnerDetails { Name = name, Category = PartnerCategory.Medical };
        var added = Partner.Add(practice ?? Practice, details, new DateOnly(2026, 9, 16), Database.Clock);
        Assert.False(added.Failed(out var problem, out var partner), problem?.Message);
        return partner!;
    }
}
