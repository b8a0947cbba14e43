using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers buttons of dialogs: the answer takes the dialog's place.</summary>
internal sealed class SlackDialogReplies(SlackOpening opening, SlackViews views, SlackPosts posts)
{
    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct)
    {
        switch (reply)
        {
            case Reply.Shown shown:
                return await ShowAsync(exchange, shown, ct);
            case Reply.Asked asked:
                return await AskAsync(exchange, asked.Form, ct);
            case Reply.Invalid { Form: { } form }:
                return await AskAsync(exchange, form, ct);
            case Reply.Failed failed:
                return await RefuseAsync(exchange, failed, ct);
            case Reply.Nothing:
                return SlackAck.Empty;
            case Reply.Options or Reply.Findings:
                throw new InvalidOperationException("Options answer a search, not a dialog.");
            default:
                throw new InvalidOperationException($"No such reply: {reply.GetType().Name}.");
        }
    }

    /// <summary>The dialog that shows a card: one that asks something can be left, one that tells something ends all.</summary>
    public static JsonObject Draw(SlackExchange exchange, Reply.Shown shown)
    {
        if (shown.AwaitsAnswer)
        {
            return SlackRenderer.View(shown.Card, "Cancel", exchange.OpenFormId);
        }

        var view = SlackRenderer.View(shown.Card, openFormId: exchange.OpenFormId);
        view["clear_on_close"] = true; // the forms that lie below are done with
        return view;
    }

    private async Task<SlackAck> ShowAsync(SlackExchange exchange, Reply.Shown shown, CancellationToken ct)
    {
        if (!await PutAsync(exchange, Draw(exchange, shown), ct) && shown.Audience == Audience.OnlyYou)
        {
            return SlackAck.Then(stop => posts.PrivateAsync(exchange, SlackRenderer.Message(shown.Card), stop));
        }

        return shown.Audience == Audience.Conversation
            ? SlackAck.Then(stop => posts.PublicAsync(exchange, shown.Card, stop))
            : SlackAck.Empty;
    }

    private async Task<SlackAck> AskAsync(SlackExchange exchange, Form form, CancellationToken ct)
    {
        if (await PutAsync(exchange, await opening.DrawAsync(exchange, form, ct), ct))
        {
            return SlackAck.Empty;
        }

        var failed = await SlackOpening.KeepAsync(exchange, form, ct);
        return SlackAck.Then(stop => posts.PrivateAsync(exchange, SlackRenderer.Problem(failed), stop));
    }

    // A refusal does not take the place of what came there meanwhile: of two presses of a button the first one has done it.
    private async Task<SlackAck> RefuseAsync(SlackExchange exchange, Reply.Failed failed, CancellationToken ct)
    {
        var view = SlackRenderer.ProblemView(failed, openFormId: exchange.OpenFormId);
        return await views.UpdateAsync(exchange, view, ct) == SlackUpdate.Failed
            ? SlackAck.Then(stop => posts.PrivateAsync(exchange, SlackRenderer.Problem(failed), stop))
            : SlackAck.Empty;
    }

    // What was done is shown, whatever has come there meanwhile: once more, without asking for the version.
    private async Task<bool> PutAsync(SlackExchange exchange, JsonObject view, CancellationToken ct) =>
        await views.UpdateAsync(exchange, view, ct) switch
        {
            SlackUpdate.Done => true,
            SlackUpdate.Overtaken => await views.OverwriteAsync(exchange, view, ct) == SlackUpdate.Done,
            SlackUpdate.Failed => false,
            var update => throw new InvalidOperationException($"No such outcome: {update}."),
        };
}
