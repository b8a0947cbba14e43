using System.Net.Http.Json;
using System.Text.Json;

namespace ReferralBot.Testing.Hosts;

/// <summary>Does to the bot what the web chat's page does, without a browser.</summary>
public sealed class PageClient(HttpClient http)
{
    /// <summary>Types a line.</summary>
    public Task<PageAnswer> SaysAsync(string line, CancellationToken ct) =>
        SendAsync(new { kind = "command", line }, NewKey(), ct);

    /// <summary>What a field that looks things up offers.</summary>
    public Task<PageAnswer> SearchesAsync(string formId, string fieldId, string query, CancellationToken ct) =>
        SendAsync(
            new
            {
                kind = "search",
                formId,
                fieldId,
                query,
            },
            key: null,
            ct
        );

    /// <summary>Sends a form under a delivery key.</summary>
    public Task<PageAnswer> SubmitsAsync(PageForm form, string key, CancellationToken ct) =>
        SendAsync(
            new
            {
                kind = "submission",
                formId = form.FormId,
                answers = form.Answers,
            },
            key,
            ct
        );

    /// <summary>A key that nobody has.</summary>
    public static string NewKey() => Guid.CreateVersion7().ToString();

    private async Task<PageAnswer> SendAsync<T>(T turn, string? key, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/web/turns")
        {
            Content = JsonContent.Create(turn),
        };

        // Read whole, so that no answer is told of before its last byte is here.
        await request.Content.LoadIntoBufferAsync(ct);
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("X-ReferralBot-Page", "1");
        if (key is not null)
        {
            request.Headers.Add("X-Delivery-Key", key);
        }

        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<PageAnswer>(JsonSerializerOptions.Web, ct))!;
    }
}

/// <summary>A form as it is sent.</summary>
/// <param name="FormId">Which form.</param>
/// <param name="Answers">The answers by field.</param>
public sealed record PageForm(string FormId, IReadOnlyDictionary<string, string[]> Answers);

/// <summary>What the page is told.</summary>
public sealed record PageAnswer(string Kind, string? Html, string? Summary, IReadOnlyList<PageOption>? Options);

/// <summary>Something that a field offers.</summary>
public sealed record PageOption(string Value, string Label);
