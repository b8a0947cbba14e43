namespace ReferralBot.Channels.Slack;

/// <summary>
/// Names the inputs of a form: the field's id, a sign and a few letters that no other drawing of a form has. Slack keeps what
/// was typed into a block of the same name when a view is updated and shows nothing new there
/// (docs.slack.dev/surfaces/modals, "Updating modal views"): so a form that is drawn again has other names.
/// </summary>
internal static class SlackBlockIds
{
    private const char Sign = '~';
    private const int MarkLength = 8;

    /// <summary>The name of a field's input in the drawing that goes with what is kept under this id.</summary>
    public static string For(string fieldId, string openFormId) =>
        // The end: ids that begin with the time begin alike.
        $"{fieldId}{Sign}{(openFormId.Length <= MarkLength ? openFormId : openFormId[^MarkLength..])}";

    /// <summary>The field of an input; the name itself where it has no sign.</summary>
    public static string FieldId(string blockId) =>
        blockId.LastIndexOf(Sign) is > 0 and var at ? blockId[..at] : blockId;
}
