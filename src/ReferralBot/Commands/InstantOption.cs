using System.CommandLine;
using System.Globalization;

namespace ReferralBot.Commands;

/// <summary><c>--at</c>: works as of an instant.</summary>
internal static class InstantOption
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Create() =>
        new("--at")
        {
            Description = "As of this instant instead of now, in ISO 8601: 2026-09-01T13:00:00Z",
            HelpName = "INSTANT",
            CustomParser = argument =>
            {
                var text = argument.Tokens.Single().Value;
                if (TryParse(text, out var instant))
                {
                    return instant;
                }

                argument.AddError($"'{text}' is no instant. Write it with its zone: 2026-09-01T13:00:00Z");
                return null;
            },
        };

    private static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return hasZone
            && DateTimeOffset.TryParseExact(
                text,
                Forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out instant
            );
    }
}
