using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Channels.Slack;

/// <summary>What somebody reads in the browser while they install: a heading, a sentence or two, and the way on.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Title">The heading.</param>
/// <param name="Text">The sentences.</param>
internal sealed record SlackInstallPage(int Status, string Title, string Text)
{
    /// <summary>What the link says, and where it leads.</summary>
    public (string Label, string Address)? Link { get; init; }

    /// <summary>The person said no, or may not say yes.</summary>
    public static SlackInstallPage Denied { get; } =
        new(
            StatusCodes.Status200OK,
            "Nothing was installed",
            "You can close this page. If your workspace needs an admin's approval, ask one to open the link below."
        )
        {
            Link = Again,
        };

    /// <summary>The state and the browser don't belong together, or no longer.</summary>
    public static SlackInstallPage Outdated { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "Let's start again",
            "This link was used before, is older than ten minutes, or was opened in another browser. Nothing was installed."
        )
        {
            Link = Again,
        };

    /// <summary>Slack refused the exchange.</summary>
    public static SlackInstallPage Refused { get; } =
        new(
            StatusCodes.Status502BadGateway,
            "Slack did not accept this install",
            "Nothing was installed. Please try again. If it happens again, tell the person who runs this bot: the reason is in its log."
        )
        {
            Link = Again,
        };

    /// <summary>Slack did not answer.</summary>
    public static SlackInstallPage Unanswered { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "Slack does not answer right now",
            "I can't tell whether I was installed. Please try again in a few minutes: installing twice does no harm."
        )
        {
            Link = Again,
        };

    private static (string Label, string Address) Again => ("Add to Slack", SlackPaths.Install);

    /// <summary>It is done.</summary>
    /// <param name="title">What the workspace is called.</param>
    /// <param name="appId">The app that Slack opens.</param>
    /// <param name="teamId">The workspace in which; none for a whole organisation.</param>
    public static SlackInstallPage Done(string title, string? appId, string? teamId) =>
        new(
            StatusCodes.Status200OK,
            "ReferralBot is installed",
            $"It is ready in {title}. Open its home page in Slack, or type /refbot in any conversation."
        )
        {
            Link = (appId, teamId) is ({ } app, { } team)
                ? ("Open Slack", $"https://slack.com/app_redirect?app={app}&team={team}")
                : null,
        };

    /// <summary>Writes the page; the host adds the headers that keep a browser from running anything on it.</summary>
    public Task WriteAsync(HttpResponse response, CancellationToken ct)
    {
        response.StatusCode = Status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(Draw(), Encoding.UTF8, ct);
    }

    private string Draw()
    {
        var link = Link is { } on ? $"""<p><a href="{Encoded(on.Address)}">{Encoded(on.Label)}</a></p>""" : "";
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(
                Title
            )}</title></head>
            <body><main><h1>{Encoded(Title)}</h1><p>{Encoded(Text)}</p>{link}</main></body>
            </html>
            """;
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
