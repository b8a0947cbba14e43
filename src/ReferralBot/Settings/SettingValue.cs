namespace ReferralBot.Settings;

/// <summary>Whether a value can be read as what its setting is.</summary>
internal static class SettingValue
{
    /// <summary>What is wrong with it and what to write instead, or <see langword="null"/>. The value itself may be a secret.</summary>
    public static (string What, string Remedy)? Problem(Type kind, string value)
    {
        var type = Nullable.GetUnderlyingType(kind) ?? kind;
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return names.Contains(value, StringComparer.OrdinalIgnoreCase)
                ? null
                : ($"'{value}' is not one of its values.", $"Use {string.Join(" or ", names)}.");
        }

        return type switch
        {
            _ when type == typeof(bool) && !bool.TryParse(value, out _) => ("it is a yes or no.", "Use true or false."),
            _ when type == typeof(Uri) && !Uri.TryCreate(value, UriKind.Absolute, out _) => (
                "it is not an address.",
                "Write it with its scheme, such as http://localhost:4317."
            ),
            // An empty list in a file is an empty value.
            _ when type.IsAssignableTo(typeof(IEnumerable<string>)) && value.Length > 0 => (
                "it is a list.",
                "Number its values: add :0 to the key of the first one (__0 in the environment), :1 to the next."
            ),
            _ when type == typeof(string) && string.IsNullOrWhiteSpace(value) => (
                "it is empty.",
                "Give it a value, or remove it for the default."
            ),
            _ => null,
        };
    }
}
