using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Teams;

/// <summary>Who and what is where, as the Connector tells a bot that is there, too.</summary>
internal sealed class FakeRoster(FakeTeamsWorld world)
{
    private const int LargestPage = 500;

    /// <summary>The conversation of a call: of the tenant in the address, and still there.</summary>
    public FakeChat Find(FakeConnectorCall call)
    {
        var chat = world.FindChat(call.ConversationId ?? "");
        if (chat is null || chat.IsGone)
        {
            throw new FakeConnectorRefusal(404, "ConversationNotFound", "The conversation was not found.");
        }

        return chat.Tenant.Id == call.TenantId ? chat : throw FakeConnectorRefusal.NotInRoster();
    }

    public (int Status, JsonObject? Body) Page(FakeConnectorCall call, IQueryCollection query)
    {
        var members = ToRead(call).Members;
        var size = int.TryParse(query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? asked : LargestPage;
        var from = int.TryParse(query["continuationToken"], CultureInfo.InvariantCulture, out var start) ? start : 0;
        var next = from + Math.Clamp(size, 50, LargestPage);
        var answer = new JsonObject
        {
            ["members"] = new JsonArray([
                .. members.Take(next).Skip(from).Select(member => (JsonNode)ToJson(member, member.HidesEntraId)),
            ]),
        };
        if (next < members.Count)
        {
            answer["continuationToken"] = next.ToString(CultureInfo.InvariantCulture);
        }

        return (200, answer);
    }

    public (int Status, JsonObject? Body) Member(FakeConnectorCall call)
    {
        var chat = ToRead(call);
        return world.FindMember(call.ActivityId!) is { } member && chat.Has(member)
            ? (200, ToJson(member, hidesEntraId: false))
            : throw new FakeConnectorRefusal(404, "MemberNotFoundInConversation", "The member was not found.");
    }

    public (int Status, JsonObject? Body) Team(FakeConnectorCall call)
    {
        var team = FindTeam(call);
        return (
            200,
            new JsonObject
            {
                ["id"] = team.Id,
                ["name"] = team.Name,
                ["aadGroupId"] = team.AadGroupId,
                ["tenantId"] = team.Tenant.Id,
            }
        );
    }

    // General has no name.
    public (int Status, JsonObject? Body) Channels(FakeConnectorCall call)
    {
        var team = FindTeam(call);
        var channels = world.Chats.Where(chat => chat.Team == team && !chat.IsGone).Select(Channel);
        return (200, new JsonObject { ["conversations"] = new JsonArray([.. channels]) });

        JsonNode Channel(FakeChat chat) =>
            chat.Id == team.Id
                ? new JsonObject { ["id"] = chat.Id }
                : new JsonObject { ["id"] = chat.Id, ["name"] = chat.Name };
    }

    private FakeChat ToRead(FakeConnectorCall call)
    {
        var chat = Find(call);
        world.Throttle.CountRead(call.TenantId, chat.Id);
        return chat.IsBotIn ? chat : throw FakeConnectorRefusal.NotInRoster();
    }

    private FakeTeam FindTeam(FakeConnectorCall call)
    {
        var team = world.Teams.Find(one => one.Id == call.ConversationId && one.Tenant.Id == call.TenantId);
        world.Throttle.CountRead(call.TenantId, call.ConversationId ?? "");
        return team is { General.IsBotIn: true } ? team : throw FakeConnectorRefusal.NotInRoster();
    }

    // A guest has neither a name nor an address before they signed in for the first time.
    private static JsonObject ToJson(FakeMember member, bool hidesEntraId)
    {
        var json = new JsonObject { ["id"] = member.Mri };
        if (!hidesEntraId)
        {
            json["aadObjectId"] = member.AadObjectId;
        }

        if (!member.IsGuest)
        {
            json["name"] = member.Name;
            json["givenName"] = member.Name;
            json["userPrincipalName"] = $"{member.AadObjectId}@{member.Tenant.Id}.example";
        }

        json["userRole"] = member.IsGuest ? "guest" : "user";
        json["tenantId"] = member.Tenant.Id;
        return json;
    }
}
