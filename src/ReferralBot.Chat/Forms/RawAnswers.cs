namespace ReferralBot.Chat.Forms;

/// <summary>What came in for each field, not yet read: a list of texts, because some fields take several.</summary>
public sealed class RawAnswers
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    /// <summary>Takes the texts by field id.</summary>
    public RawAnswers(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values) =>
        _values = new Dictionary<string, IReadOnlyList<string>>(values, StringComparer.Ordinal);

    /// <summary>Nothing answered.</summary>
    public static RawAnswers Empty { get; } = new([]);

    /// <summary>The ids of the fields that something came in for.</summary>
    public IEnumerable<string> FieldIds => _values.Keys;

    /// <summary>Makes answers of one text each.</summary>
    public static RawAnswers Of(params IEnumerable<(string Field, string Value)> values) =>
        new(values.Select(value => KeyValuePair.Create<string, IReadOnlyList<string>>(value.Field, [value.Value])));

    /// <summary>The texts for a field; none where it was left empty.</summary>
    public IReadOnlyList<string> For(string fieldId) =>
        _values.TryGetValue(fieldId, out var texts) ? [.. texts.Where(text => !string.IsNullOrWhiteSpace(text))] : [];

    /// <summary>The same answers with one field's texts replaced.</summary>
    public RawAnswers With(string fieldId, params IReadOnlyList<string> texts) =>
        new(_values.Where(value => value.Key != fieldId).Append(KeyValuePair.Create(fieldId, texts)));

    /// <summary>These answers, filled up with those of <paramref name="others"/> for fields that have none here.</summary>
    public RawAnswers Or(RawAnswers others) =>
        new(
            others
                ._values.Where(value => For(value.Key).Count == 0)
                .Concat(_values.Where(value => For(value.Key).Count > 0))
        );

    /// <summary>The answers as a plain dictionary, for storing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToDictionary() => _values;
}
