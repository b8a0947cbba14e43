namespace ReferralBot.Channels.Tests.WebChat;

/// <summary>Takes a drawing where it is made: the components ask for nothing, so it is finished when it is begun.</summary>
internal static class Drawn
{
    public static string Now(Task<string> drawing)
    {
        Assert.True(drawing.IsCompletedSuccessfully, "A component waits for something.");
#pragma warning disable VSTHRD002, MA0042 // it is finished: the line above says so
        return drawing.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002, MA0042
    }
}
