namespace ReferralBot.Chat.Forms;

/// <summary>
/// What travels with a form and comes back: the answers of fields that are not asked again (ids and refs only, checked again
/// when they return), the draft that waits for this form, the drafts that this came from, the boxes that were put, and the questions already confirmed.
/// </summary>
internal sealed record FormState(
    RawAnswers Kept,
    string? WaitingDraft,
    string? WaitingField,
    IReadOnlyList<string> Confirmed
)
{
    private const string DraftKey = "~draft";
    private const string FieldKey = "~field";
    private const string ConfirmedKey = "~yes";
    private const string FromKey = "~from";
    private const string BoxKey = "~box";

    public static FormState Empty { get; } = new(RawAnswers.Empty, null, null, []);

    /// <summary>The drafts whose buttons led here: spent together, so that none of them can do the same again.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>The boxes that the form puts: platforms send nothing for one that is left empty.</summary>
    public IReadOnlyList<string> Boxes { get; init; } = [];

    public string? Write()
    {
        var pairs = Kept
            .FieldIds.SelectMany(id => Kept.For(id).Select(text => (Key: id, Text: text)))
            .Concat(Confirmed.Select(key => (Key: ConfirmedKey, Text: key)))
            .Concat(From.Select(id => (Key: FromKey, Text: id)))
            .Concat(Boxes.Select(id => (Key: BoxKey, Text: id)))
            .ToList();
        if (WaitingDraft is not null && WaitingField is not null)
        {
            pairs.AddRange([(DraftKey, WaitingDraft), (FieldKey, WaitingField)]);
        }

        return pairs.Count == 0
            ? null
            : string.Join(
                '&',
                pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Text)}")
            );
    }

    public static FormState Read(string? text)
    {
        var kept = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                var key = Uri.UnescapeDataString(pair[..at]);
                kept[key] = [.. kept.GetValueOrDefault(key, []), Uri.UnescapeDataString(pair[(at + 1)..])];
            }
        }

        return new FormState(
            new RawAnswers(kept.Where(pair => !pair.Key.StartsWith('~'))),
            kept.GetValueOrDefault(DraftKey)?[0],
            kept.GetValueOrDefault(FieldKey)?[0],
            kept.GetValueOrDefault(ConfirmedKey, [])
        )
        {
            From = kept.GetValueOrDefault(FromKey, []),
            Boxes = kept.GetValueOrDefault(BoxKey, []),
        };
    }
}
