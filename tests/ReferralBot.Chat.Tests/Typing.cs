using CsCheck;

namespace ReferralBot.Chat.Tests;

/// <summary>What people and machines may type: near the grammar, around it, and anything at all.</summary>
internal static class Typing
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        OneOf(
            "/",
            "checkin",
            "done",
            "partner",
            "contact",
            "add",
            "refbot",
            "help",
            "P-1",
            "northside",
            "coffee",
            "10m",
            "kind:",
            "on:",
            "note:",
            "time:",
            "formal:",
            "\"",
            "“",
            "»",
            "\\",
            "\\\"",
            ":",
            "@",
            "+",
            ",",
            "\n",
            "1h",
            "=",
            "draft go d1",
            "\ud800",
            "\u202E",
            "\u200D",
            "３",
            "٣",
            "，",
            "31/2",
            "999999999999999999999"
        ),
        Gen.String
    );

    public static readonly Gen<string> Line = Gen.Select(Piece.Array[0, 8], OneOf("", " "))
        .Select((pieces, between) => string.Join(between, pieces));

    public static readonly Gen<string> Text = Gen.OneOf(Line, Gen.String);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
