using System.Buffers.Binary;
using System.IO.Compression;

namespace ReferralBot.Tests.Commands;

/// <summary>The icons have the sizes and the kinds of pixels that Teams asks for (the manifest's schema, <c>icons</c>).</summary>
public sealed class TeamsIconTests
{
    private const int Rgba = 6;

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Each_has_its_size(string name, int side)
    {
        var header = Header(File.ReadAllBytes(Checkout.Find("manifest", "teams", name)));

        Assert.Equal((side, side, 8), (header.Width, header.Height, header.Depth));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var file = File.ReadAllBytes(Checkout.Find("manifest", "teams", "outline.png"));
        Assert.Equal(Rgba, Header(file).Kind);

        var pixels = Pixels(file, side: 32);
        Assert.Contains(pixels, pixel => pixel.Alpha == 0);
        Assert.Contains(pixels, pixel => pixel.Alpha == 255);
        Assert.All(
            pixels.Where(pixel => pixel.Alpha > 0),
            pixel => Assert.True(pixel is { Red: > 250, Green: > 250, Blue: > 250 }, $"{pixel} is not white")
        );
    }

    private static (int Width, int Height, int Depth, int Kind) Header(byte[] file) =>
        (
            BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)),
            file[24],
            file[25]
        );

    // PNG (w3.org/TR/png-3): lines of pixels, each line with the filter that was used on it.
    private static List<Pixel> Pixels(byte[] file, int side)
    {
        var raw = Inflate(file);
        var stride = side * 4;
        var before = new byte[stride];
        var pixels = new List<Pixel>();
        for (var row = 0; row < side; row++)
        {
            var filter = raw[row * (stride + 1)];
            var line = raw.AsSpan(row * (stride + 1) + 1, stride).ToArray();
            for (var at = 0; at < stride; at++)
            {
                var left = at >= 4 ? line[at - 4] : (byte)0;
                var corner = at >= 4 ? before[at - 4] : (byte)0;
                line[at] += Predicted(filter, left, before[at], corner);
            }

            pixels.AddRange(line.Chunk(4).Select(part => new Pixel(part[0], part[1], part[2], part[3])));
            before = line;
        }

        return pixels;
    }

    private static byte Predicted(byte filter, byte left, byte above, byte corner) =>
        filter switch
        {
            0 => 0,
            1 => left,
            2 => above,
            3 => (byte)((left + above) / 2),
            4 => Paeth(left, above, corner),
            _ => throw new InvalidOperationException($"PNG has no filter {filter}."),
        };

    private static byte Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return (byte)(
            toLeft <= toAbove && toLeft <= toCorner ? left
            : toAbove <= toCorner ? above
            : corner
        );
    }

    private static byte[] Inflate(byte[] file)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(file, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed record Pixel(byte Red, byte Green, byte Blue, byte Alpha);
}
