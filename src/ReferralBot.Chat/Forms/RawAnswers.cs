namespace ReferralBot.Chat.Forms;

/// <summary>What came in for each field, not yet read: a list of texts, because some fields take several.</summary>
public sealed class RawAnswers
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    /// <summary>Takes the texts by field id. Blank ones are left out; those of an id that comes twice are put together.</summary>
    public RawAnswers(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
    {
        _values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (id, texts) in values)
        {
            var filled = texts.Any(string.IsNullOrWhiteSpace) ? [.. texts.Where(IsFilled)] : texts;
            if (filled.Count > 0)
            {
                _values[id] = _values.TryGetValue(id, out var earlier) ? [.. earlier, .. filled] : filled;
            }
        }
    }

    private RawAnswers(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    /// <summary>Nothing answered.</summary>
    public static RawAnswers Empty { get; } = new([]);

    /// <summary>The ids of the fields that something came in for.</summary>
    public IEnumerable<string> FieldIds => _values.Keys;

    /// <summary>Makes answers of one text each.</summary>
    public static RawAnswers Of(params IEnumerable<(string Field, string Value)> values) =>
        new(values.Select(value => KeyValuePair.Create<string, IReadOnlyList<string>>(value.Field, [value.Value])));

    /// <summary>The texts for a field; none where it was left empty.</summary>
    public IReadOnlyList<string> For(string fieldId) => _values.GetValueOrDefault(fieldId, []);

    /// <summary>The same answers with one field's texts replaced.</summary>
    public RawAnswers With(string fieldId, params IReadOnlyList<string> texts)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(_values, StringComparer.Ordinal);
        values.Remove(fieldId);
        if (texts.Any(IsFilled))
        {
            values[fieldId] = [.. texts.Where(IsFilled)];
        }

        return new RawAnswers(values);
    }

    /// <summary>These answers, filled up with those of <paramref name="others"/> for fields that have none here.</summary>
    public RawAnswers Or(RawAnswers others)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(_values, StringComparer.Ordinal);
        foreach (var (id, texts) in others._values)
        {
            values.TryAdd(id, texts);
        }

        return new RawAnswers(values);
    }

    /// <summary>The answers as a plain dictionary, for storing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToDictionary() => _values;

    private static bool IsFilled(string text) => !string.IsNullOrWhiteSpace(text);
}
