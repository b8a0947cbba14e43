namespace ReferralBot.Channels.Teams;

/// <summary>How inputs are named where that is not the id of their field: what the form renderer draws, and the reader reads.</summary>
internal static class TeamsFields
{
    private const string TypedMark = "~typed.";

    /// <summary>
    /// The id of an input that takes a name for a field whose choices do not hold it. What is typed there goes before what is
    /// chosen: whoever types a name means it.
    /// </summary>
    public static string Typed(string fieldId) => TypedMark + fieldId;
}
