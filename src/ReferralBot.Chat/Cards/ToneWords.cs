namespace ReferralBot.Chat.Cards;

/// <summary>Says a tone in a mark and a word, the same on every channel, so that nobody needs to see a colour.</summary>
public static class ToneWords
{
    /// <summary>The mark before an entry.</summary>
    public static string Mark(Tone tone) =>
        tone switch
        {
            Tone.Plain => "•",
            Tone.Done => "✓",
            Tone.Due => "○",
            Tone.Late => "●",
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No mark for this tone."),
        };

    /// <summary>The word after the mark; none for an entry that is as usual.</summary>
    public static string Word(Tone tone) =>
        tone switch
        {
            Tone.Plain => "",
            Tone.Done => "Done",
            Tone.Due => "Due",
            Tone.Late => "Late",
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No word for this tone."),
        };
}
