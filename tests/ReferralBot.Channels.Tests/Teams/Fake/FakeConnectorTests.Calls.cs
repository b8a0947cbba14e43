using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Fake;

/// <summary>The calls of a bot that the Connector is tried with.</summary>
public sealed partial class FakeConnectorTests
{
    private static string Path(FakeChat chat) => $"v3/conversations/{Uri.EscapeDataString(chat.Id)}/activities";

    private static JsonObject Targeted(JsonObject activity, FakeMember to)
    {
        activity["recipient"] = new JsonObject { ["id"] = to.Mri, ["isTargeted"] = true };
        return activity;
    }

    private static JsonObject Card(string text, JsonNode? more = null)
    {
        var body = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text });
        if (more is not null)
        {
            body.Add(more);
        }

        return new JsonObject
        {
            ["type"] = "message",
            ["summary"] = "A card",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new JsonObject
                    {
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.5",
                        ["body"] = body,
                    },
                }
            ),
        };
    }

    private async Task SignInAsync()
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = _teams.Bot.AppId,
                ["client_secret"] = _teams.Bot.ClientSecret!,
                ["scope"] = "https://api.botframework.com/.default",
            }
        );
        var answer = await _entra.PostAsync(
            new Uri($"{_teams.Bot.TenantId}/oauth2/v2.0/token", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", body!["access_token"]!.GetValue<string>());
    }

    private async Task<JsonObject> SendAsync(FakeChat chat, JsonObject activity, string query = "")
    {
        var answer = await _http.PostAsJsonAsync(Path(chat) + query, activity, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }

    private async Task<string?> CodeAsync(FakeChat chat)
    {
        await SendAsync(chat, Card("x"));
        return _teams.Calls[^1].Code;
    }

    private async Task<JsonObject> CreateAsync(FakeMember member)
    {
        var body = new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = _teams.Bot.Id },
            ["members"] = new JsonArray(new JsonObject { ["id"] = member.Mri }),
            ["tenantId"] = _maple.Id,
            ["isGroup"] = false,
        };
        var answer = await _http.PostAsJsonAsync("v3/conversations", body, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }
}
