namespace ReferralBot.Channels.Wire;

/// <summary>
/// Reads an answer to its end before it is handed on, and no further than the platforms' longest ones: so an answer that breaks off
/// counts as a failed try, and one without an end costs nothing.
/// </summary>
internal sealed class WholeBodyHandler : DelegatingHandler
{
    /// <summary>No answer that we ask for comes near it.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var answer = await base.SendAsync(request, cancellationToken);
        var body = await ReadAsync(answer.Content, cancellationToken);
        var whole = new HttpResponseMessage(answer.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in answer.Headers)
        {
            whole.Headers.TryAddWithoutValidation(name, values);
        }

        return whole;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > MaxBytes)
        {
            throw TooLong();
        }

        await using var body = await content.ReadAsStreamAsync(ct);
        using var read = new MemoryStream();
        var part = new byte[8192];
        int count;
        while ((count = await body.ReadAsync(part, ct)) > 0)
        {
            if (read.Length + count > MaxBytes)
            {
                throw TooLong();
            }

            await read.WriteAsync(part.AsMemory(0, count), ct);
        }

        return read.ToArray();
    }

    private static HttpRequestException TooLong() =>
        new(HttpRequestError.ConfigurationLimitExceeded, "The answer is too long.");
}
