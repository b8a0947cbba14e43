using System.Net.Http.Headers;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Tests.Vendors;

/// <summary>Sends everything to the bot and to the vendor's own framework, to the last byte the same, and keeps both answers.</summary>
internal sealed class TwinTransport(FakeSlack slack, Uri bot, Uri vendor) : IFakeTransport, IDisposable
{
    private readonly FakeHttpTransport _requests = new(slack, bot);
    private readonly HttpClient _http = new();

    /// <summary>The answers so far, with what they answer to.</summary>
    public List<(string To, TwinAnswer Ours, TwinAnswer Theirs)> Answers { get; } = [];

    public async Task<FakeAck> SendAsync(FakeDelivery delivery, CancellationToken ct)
    {
        using var request = _requests.Request(delivery);
        var ours = await SendAsync(request, ct);
        return new FakeAck(ours.Status, ours.MediaType, ours.Body);
    }

    /// <summary>Sends a request as it is; the bot answers.</summary>
    public async Task<TwinAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(ct);
        var theirs = await SendAsync(request, vendor, body, ct);
        var ours = await SendAsync(request, bot, body, ct);
        Answers.Add((request.RequestUri!.OriginalString, ours, theirs));
        return ours;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _http.Dispose();
    }

    private async Task<TwinAnswer> SendAsync(HttpRequestMessage like, Uri to, byte[] body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(to, like.RequestUri!))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(like.Content!.Headers.ContentType!.ToString());
        foreach (var (name, values) in like.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, values);
        }

        using var response = await _http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        var type = text.Length == 0 ? null : response.Content.Headers.ContentType?.MediaType;
        return new TwinAnswer((int)response.StatusCode, type, text);
    }
}

/// <summary>An answer, as far as Slack looks at it.</summary>
internal sealed record TwinAnswer(int Status, string? MediaType, string Body);
