using CsCheck;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Tests;

public sealed class KernelProperties
{
    [Fact]
    public async Task Any_line_gets_a_reply_and_never_throws() =>
        await Typing.Line.SampleAsync(
            async line =>
            {
                var bot = new KernelBot();
                var reply = await bot.Says(line);
                Assert.True(reply is not Reply.Failed failed || (failed.Typed == line && failed.Message.Length < 400));
                await bot.Presses(line);
            },
            iter: 3_000,
            threads: 1
        );

    [Fact]
    public async Task Any_form_gets_a_reply_and_comes_back_with_what_was_typed() =>
        await Gen.Select(Typing.Text, Typing.Text, Typing.Text, Typing.Text)
            .SampleAsync(
                async (partner, kind, time, state) =>
                {
                    var bot = new KernelBot();
                    var sent = new TurnInput.Submission(
                        "checkin.done",
                        state,
                        RawAnswers.Of(("partner", partner), ("kind", kind), ("time", time))
                    );
                    if (
                        await bot.Turns(sent) is Reply.Invalid { Form: { } form } invalid
                        && invalid.Problems.ContainsKey("time")
                    )
                    {
                        Assert.Equal([time], form.Questions.Single(question => question.Field.Id == "time").Initial);
                    }
                },
                iter: 2_000,
                threads: 1
            );

    [Fact]
    public void Any_text_is_read_or_refused_by_every_field() =>
        Typing.Text.Sample(
            text =>
            {
                foreach (var field in LogVisit.Spec.Fields.Concat(Others).Where(_ => !string.IsNullOrWhiteSpace(text)))
                {
                    var reading = new Reading(KernelBot.Today, DayFirst: text.Length % 2 == 0);
                    if (field.Check([text], reading) is null)
                    {
                        var canonical = field.Canonical([text], reading);
                        Assert.Null(field.Check(canonical, reading));
                        Assert.Equal(canonical, field.Canonical(canonical, reading));
                    }
                }
            },
            iter: 5_000
        );

    [Fact]
    public void Any_text_becomes_safe_once_and_for_all() =>
        Typing.Text.Sample(
            text =>
            {
                var line = TypedText.OneLine(text);
                var lines = TypedText.ManyLines(text);
                Assert.Equal(line, TypedText.OneLine(line));
                Assert.Equal(lines, TypedText.ManyLines(lines));
                Assert.DoesNotContain('\n', line);
                Assert.True(line.IsNormalized());
                Assert.NotNull(Nearest.Fold(text));
                Assert.Equal(TypedText.Brief(line), TypedText.OneLine(TypedText.Brief(line)));
            },
            iter: 5_000
        );

    [Fact]
    public void What_travels_with_a_form_comes_back() =>
        Gen.Select(Typing.Text.Array[1, 3], Typing.Text, Typing.Text.Array[0, 2])
            .Sample(
                (kept, draft, confirmed) =>
                {
                    var texts = kept.Select(Whole).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
                    var state = new FormState(
                        RawAnswers.Empty.With("a&b=~c", texts),
                        Whole(draft),
                        "field",
                        [.. confirmed.Select(Whole)]
                    )
                    {
                        From = ["d1", "d2"],
                        Boxes = ["formal"],
                    };
                    var read = FormState.Read(state.Write());
                    Assert.Equal(texts, read.Kept.For("a&b=~c"));
                    Assert.Equal((state.WaitingDraft, state.WaitingField), (read.WaitingDraft, read.WaitingField));
                    Assert.Equal(state.Confirmed, read.Confirmed);
                    Assert.Equal(state.From, read.From);
                    Assert.Equal(state.Boxes, read.Boxes);
                },
                iter: 3_000
            );

    [Fact]
    public void Any_state_that_comes_in_is_read() => Typing.Text.Sample(text => Assert.NotNull(FormState.Read(text)));

    [Fact]
    public void Any_day_reads_back_as_written() =>
        Gen.Int[0, 3_000]
            .Sample(days =>
            {
                var day = KernelBot.Today.AddDays(-days);
                Assert.Equal(day, LogVisit.On.Read([DateField.Write(day)], new Reading(KernelBot.Today)).Value);
            });

    [Fact]
    public void Any_quoted_value_reads_back_as_written() =>
        Typing.Text.Sample(
            text =>
            {
                // A backslash before a mark always means the mark (the grammar has no other escape).
                var value = TypedText.ManyLines(text).Replace("\\", "", StringComparison.Ordinal);
                var quoted = value
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("＂", "\\＂", StringComparison.Ordinal);
                var (line, problem) = CommandLine.Parse($"x note:\"{quoted}\" y");
                Assert.Null(problem);
                Assert.Equal(
                    [new("", "x", false), new("note", value, true), new("", "y", false)],
                    line!.Words.Select(word => (word.Key ?? "", word.Value, word.Quoted))
                );
            },
            iter: 5_000
        );

    private static IEnumerable<Field> Others =>
        [
            new MoneyField("money", "Money", "USD"),
            new NumberField("number", "Number", -5, 5_000),
            new MultiField<string>("multi", "Multi", LogVisit.Kind.Choices),
            new MultiTextField("refs", "Refs"),
            new TextField("text", "Text"),
            new TimeOfDayField("at", "At"),
            new DateListField("days", "Days"),
            new SuggestField("service", "Service", "partner"),
        ];

    // Half a surrogate pair has no place in a form's state: what is kept was cleaned or came through UTF-8.
    private static string Whole(string text) => TypedText.ManyLines(text);
}
