using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>A file to be shared in a conversation.</summary>
/// <param name="Name">Its name, with the ending that says what it is.</param>
/// <param name="Title">What is shown above it.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record SlackFile(string Name, string Title, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Shares files in the three steps of docs.slack.dev/messaging/working-with-files: an address, the bytes, and then the sharing.
/// Until the last step nobody sees anything, so only that one can be lost.
/// </summary>
internal sealed class SlackFiles(SlackApi api, SlackClient client, SlackChannel channel, SlackBotNames names)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>Shares a file. Where it goes to a person, their direct messages are opened first: sharing takes no person's id.</summary>
    public async Task<SendResult> PostAsync(ConversationRef to, SlackFile file, CancellationToken ct)
    {
        if (to.Id is ['U' or 'W', ..])
        {
            to = await channel.OpenPrivateAsync(new UserRef(to.Channel, to.Installation, to.Id), ct);
        }

        var address = await api.CallAsync(to.Installation, "files.getUploadURLExternal", AddressFor(file), ct);
        if (address is not SlackAnswer.Done { Body: var given })
        {
            return await NotDoneAsync(address, to, ct);
        }

        if (
            given.At("file_id").Text() is not { } id
            || !Uri.TryCreate(given.At("upload_url").Text(), UriKind.Absolute, out var uploadUrl)
        )
        {
            return new SendResult.Refused("Slack named no place for the file.");
        }

        var upload = await client.UploadAsync(uploadUrl, file.Bytes, ct);
        return upload is SlackAnswer.Done ? await ShareAsync(to, id, file, ct) : await NotDoneAsync(upload, to, ct);
    }

    private static JsonObject AddressFor(SlackFile file) =>
        new() { ["filename"] = file.Name, ["length"] = file.Bytes.Length };

    private async Task<SendResult> ShareAsync(ConversationRef to, string id, SlackFile file, CancellationToken ct)
    {
        var arguments = new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject { ["id"] = id, ["title"] = file.Title }),
            ["channel_id"] = to.Id,
        };
        var answer = await api.CallAsync(to.Installation, "files.completeUploadExternal", arguments, ct);
        return answer switch
        {
            // The message that shows it comes later and is not named here.
            SlackAnswer.Done => new SendResult.Sent(id),
            SlackAnswer.Lost lost => new SendResult.Unknown(lost.Reason),
            _ => await NotDoneAsync(answer, to, ct),
        };
    }

    private async Task<SendResult> NotDoneAsync(SlackAnswer answer, ConversationRef to, CancellationToken ct) =>
        answer switch
        {
            SlackAnswer.Later later => new SendResult.Wait(later.RetryAfter),
            SlackAnswer.Lost => new SendResult.Wait(Soon),
            SlackAnswer.Failed failed => SlackRefusals.Of(failed, to.Id, await names.InAsync(to.Installation, ct)),
            SlackAnswer.Done => throw new InvalidOperationException("This is for what was not done."),
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
}
