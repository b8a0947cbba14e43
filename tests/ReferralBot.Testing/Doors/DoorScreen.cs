using ReferralBot.Chat;
using Xunit;

namespace ReferralBot.Testing.Doors;

/// <summary>Looks at a person's screen for what the bot said, whatever platform's screen it is.</summary>
internal static class DoorScreen
{
    /// <summary>Fails where the answer is not there. <paramref name="calls"/> says what the bot called, for whoever has to look.</summary>
    public static void Shows(IReadOnlyList<string> screen, Reply reply, Func<string> calls)
    {
        var isThere =
            Headline(reply) is not { } headline
            || screen.Any(seen => Folded(seen).Contains(Folded(headline), StringComparison.Ordinal));
        Assert.True(
            isThere,
            isThere
                ? null
                : $"“{Headline(reply)}” is not on the screen, but:\n{string.Join("\n--\n", screen)}\nThe bot called:\n{calls()}"
        );
    }

    /// <summary>The answer as the tests know it: with the line that was typed, which a channel leaves to the channel.</summary>
    public static Reply AsTyped(Reply reply, TurnInput input) =>
        reply is Reply.Failed { Typed: null } failed && input is TurnInput.Command typed
            ? failed with
            {
                Typed = typed.Line,
            }
            : reply;

    /// <summary>What a person must be able to read.</summary>
    public static string? Headline(Reply reply) =>
        reply switch
        {
            Reply.Shown shown => shown.Card.Title,
            Reply.Failed failed => failed.Message,
            Reply.Asked asked => asked.Form.Title,
            Reply.Invalid invalid => invalid.Problems.Values.FirstOrDefault(),
            Reply.Options or Reply.Findings or Reply.Nothing => null,
            _ => throw new NotSupportedException($"Nobody can see a {reply.GetType().Name}."),
        };

    private static string Folded(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
