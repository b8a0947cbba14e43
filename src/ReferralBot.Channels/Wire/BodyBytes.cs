using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ReferralBot.Channels.Wire;

/// <summary>The bytes of one request, in a rented buffer as large as was announced, or that grows with what comes.</summary>
internal sealed class BodyBytes(int largest) : IDisposable
{
    private const int UsualSize = 16 * 1024;

    private byte[] _buffer = [];
    private int _filled;

    /// <summary>What was read.</summary>
    public ReadOnlyMemory<byte> Filled => _buffer.AsMemory(0, _filled);

    /// <summary>Reads all of it; <see langword="false"/> where it is too large.</summary>
    public async ValueTask<bool> FillAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > largest)
        {
            return false;
        }

        Grow((int)(request.ContentLength ?? UsualSize) + 1); // and room to find that nothing follows
        while (await request.Body.ReadAsync(_buffer.AsMemory(_filled), ct) is > 0 and var read)
        {
            _filled += read;
            if (_filled > largest)
            {
                return false;
            }

            if (_filled == _buffer.Length)
            {
                Grow(_buffer.Length * 2);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true); // it holds what somebody typed
            _buffer = [];
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Filled.CopyTo(larger);
        Dispose();
        _buffer = larger;
    }
}

/// <summary>Lets an address take more than the host's others do; the server goes by it before a byte is read.</summary>
internal sealed class BodyLimit(int largest) : IRequestSizeLimitMetadata
{
    // The server counts the frames of a body that comes in pieces, too. What is too large is for the receiver to say.
    private const int Frames = 16 * 1024;

    /// <inheritdoc/>
    public long? MaxRequestBodySize => largest + Frames;
}
