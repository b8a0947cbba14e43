namespace ReferralBot.Features.Domain;

/// <summary>What kind of contact there was with a partner; exactly these fifteen.</summary>
public enum TouchKind
{
    /// <summary>A phone call.</summary>
    Call,

    /// <summary>An email.</summary>
    Email,

    /// <summary>A message in a chat.</summary>
    Message,

    /// <summary>A video call.</summary>
    Video,

    /// <summary>A coffee.</summary>
    Coffee,

    /// <summary>A visit to an office.</summary>
    OfficeVisit,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>An event.</summary>
    Event,

    /// <summary>Something useful that was passed on.</summary>
    Resource,

    /// <summary>A congratulation.</summary>
    Congratulation,

    /// <summary>News of the practice.</summary>
    PracticeUpdate,

    /// <summary>A consultation between professionals.</summary>
    Consultation,

    /// <summary>A workshop.</summary>
    Workshop,

    /// <summary>An exchange on social media.</summary>
    SocialMedia,

    /// <summary>A chance meeting.</summary>
    Casual,
}

/// <summary>Who took the first step.</summary>
public enum StartedBy
{
    /// <summary>We did.</summary>
    Us,

    /// <summary>They did.</summary>
    Them,
}

/// <summary>Whether we and the partner still want the same.</summary>
public enum Alignment
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Partly.</summary>
    Partly,

    /// <summary>No.</summary>
    No,
}

/// <summary>The codes and labels of a touch's closed lists, and what the kinds mean.</summary>
public static class TouchKinds
{
    /// <summary>The fifteen kinds in the order of the form.</summary>
    public static CodeList<TouchKind> List { get; } =
        new(
            new(TouchKind.Call, "call", "Call"),
            new(TouchKind.Email, "email", "Email"),
            new(TouchKind.Message, "message", "Message"),
            new(TouchKind.Video, "video", "Video"),
            new(TouchKind.Coffee, "coffee", "Coffee"),
            new(TouchKind.OfficeVisit, "office-visit", "Office visit"),
            new(TouchKind.Meeting, "meeting", "Meeting"),
            new(TouchKind.Event, "event", "Event"),
            new(TouchKind.Resource, "resource", "Resource"),
            new(TouchKind.Congratulation, "congratulation", "Congratulation"),
            new(TouchKind.PracticeUpdate, "practice-update", "Practice update"),
            new(TouchKind.Consultation, "consultation", "Consultation"),
            new(TouchKind.Workshop, "workshop", "Workshop"),
            new(TouchKind.SocialMedia, "social-media", "Social media"),
            new(TouchKind.Casual, "casual", "Casual")
        );

    /// <summary>Who started it, us first.</summary>
    public static CodeList<StartedBy> Starters { get; } =
        new(new(StartedBy.Us, "us", "Us"), new(StartedBy.Them, "them", "Them"));

    /// <summary>Whether we are still aligned.</summary>
    public static CodeList<Alignment> Alignments { get; } =
        new(new(Alignment.Yes, "yes", "Yes"), new(Alignment.Partly, "partly", "Partly"), new(Alignment.No, "no", "No"));

    /// <summary>Whether both sides were there at the same time, so that minutes are asked for.</summary>
    public static bool IsLive(this TouchKind kind) =>
        kind
            is TouchKind.Call
                or TouchKind.Video
                or TouchKind.Coffee
                or TouchKind.OfficeVisit
                or TouchKind.Meeting
                or TouchKind.Event
                or TouchKind.Consultation
                or TouchKind.Workshop
                or TouchKind.Casual;

    /// <summary>Whether it is usually a formal, private conversation.</summary>
    public static bool IsFormal(this TouchKind kind) =>
        kind is TouchKind.OfficeVisit or TouchKind.Meeting or TouchKind.Consultation;
}
