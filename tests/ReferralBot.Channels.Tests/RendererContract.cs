using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests;

/// <summary>
/// What every channel owes a card. Each channel inherits it, so a new one is tested before it is written. A channel says how it
/// draws and what a person gets to read of that; whether it writes JSON or HTML is its own business.
/// </summary>
public abstract partial class RendererContract
{
    /// <summary>What a person gets to read of a card: each text as it looks, in order, markup taken away.</summary>
    protected abstract IReadOnlyList<string> Texts(Card card);

    /// <summary>The lines that the buttons of a drawn card carry.</summary>
    protected abstract IReadOnlyList<string> Lines(Card card);

    /// <summary>The texts that are heard instead of seen: what a button is about, what a notification says.</summary>
    protected abstract IReadOnlyList<string> Spoken(Card card);

    /// <summary>Whether what is drawn is announced, as a message is and a page is not.</summary>
    protected virtual bool IsAnnounced => true;

    /// <summary>The drawn run of this text in such a way that two styles differ: its words and how they look.</summary>
    protected abstract string Look(Run run);

    /// <summary>What this platform would refuse of the drawn card; nothing where all is well.</summary>
    protected abstract IReadOnlyList<string> Violations(Card card);

    /// <summary>What of this text would come alive on this platform if it stood in a title, a fact, a cell, an entry or a button.</summary>
    protected abstract IReadOnlyList<string> Alive(Card card, string typed);

    [Theory]
    [MemberData(nameof(CardSamples.EveryBlock), MemberType = typeof(CardSamples), DisableDiscoveryEnumeration = true)]
    public void It_draws_every_kind_of_block_as_the_platform_takes_it(Block block)
    {
        var card = new Card("Title", block);

        Assert.Empty(Violations(card));
        Assert.True(Texts(card).Count > 0, "Nothing to read.");
        if (block is not Block.Divider)
        {
            Assert.All(
                Words(block),
                word => Assert.Contains(Texts(card), text => text.Contains(word, StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Every_kind_of_block_is_in_the_contract() =>
        Assert.Equal(
            typeof(Block)
                .GetNestedTypes()
                .Where(type => type.IsSubclassOf(typeof(Block)))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            CardSamples.EveryBlock.Select(row => row.Data.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(CardSamples.Hostile), MemberType = typeof(CardSamples), DisableDiscoveryEnumeration = true)]
    public void What_people_typed_cannot_become_markup(string typed)
    {
        var card = new Card(
            typed,
            new Block.Paragraph(typed),
            new Block.Facts(new Fact(typed, typed)),
            new Block.Table(
                [new Column(typed)],
                [
                    [typed],
                    [
                        [Run.Bold(typed)],
                    ],
                ]
            ),
            new Block.Entry(Tone.Due, typed, new Button(typed, "/x") { Description = typed }) { Detail = typed },
            new Block.Chart(typed, ChartKind.Bar, new ChartPoint(typed, 1)),
            new Block.Note(typed)
        );

        Assert.Empty(Alive(card, typed));
        Assert.Empty(Violations(card));
        var shown = Plain(typed);
        Assert.True(
            Texts(card).Count(text => Plain(text).Contains(shown, StringComparison.Ordinal)) >= 7,
            $"Not everywhere to be read: {typed}"
        );
    }

    [Fact]
    public void Every_style_of_text_looks_different()
    {
        var looks = Enum.GetValues<RunStyle>().Select(style => Look(new Run("words", style))).ToList();

        Assert.All(looks, look => Assert.Contains("words", look, StringComparison.Ordinal));
        Assert.Equal(looks.Count, looks.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_tone_says_a_word()
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            var card = new Card("Title", new Block.Entry(tone, "Eastside"));
            var drawn = string.Join('\n', Texts(card));

            Assert.Contains(ToneWords.Mark(tone), drawn, StringComparison.Ordinal);
            Assert.Contains(ToneWords.Word(tone), drawn, StringComparison.Ordinal);
            Assert.True(tone == Tone.Plain || ToneWords.Word(tone).Length > 0, $"{tone} has no word.");
        }
    }

    [Fact]
    public void A_chart_gives_its_numbers_as_text()
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var card = new Card("Title", new Block.Chart("Received", kind, new("Q2", 1_234.5), new("Q3", 40)));
            var texts = string.Join('\n', Texts(card));

            Assert.Empty(Violations(card));
            Assert.Contains("1,234.5", texts, StringComparison.Ordinal);
            Assert.Contains("Q3", texts, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_button_carries_its_line_as_it_is_and_says_what_it_is_about()
    {
        foreach (var style in Enum.GetValues<ButtonStyle>())
        {
            var button = new Button("Done", "/checkin done P-3 \"a b\"")
            {
                Style = style,
                Description = "Done: Eastside",
            };
            var card = new Card("Title", new Block.Buttons(button), new Block.Entry(Tone.Due, "Eastside", button));

            Assert.Empty(Violations(card));
            Assert.Equal([button.Line, button.Line], Lines(card));
            Assert.Contains(Spoken(card), text => text.Contains("Done: Eastside", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_notification_says_the_summary()
    {
        var card = new Card("Title", new Block.Paragraph("Words")) { Summary = "Three are due, one is late." };

        Assert.Equal(
            IsAnnounced,
            Spoken(card).Any(text => text.Contains("Three are due, one is late.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Cards_of_the_product_are_taken_whole()
    {
        foreach (var card in new[] { Samples.Receipt, Samples.CheckIns, Samples.Scorecard })
        {
            Assert.Empty(Violations(card));
            Assert.DoesNotContain(Texts(card), text => text.Contains('…', StringComparison.Ordinal));
            var read = string.Join('\n', Texts(card));
            Assert.All(card.Blocks.SelectMany(Words), word => Assert.Contains(word, read, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Words(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => paragraph.Text.Runs.Select(run => run.Text),
            Block.Facts facts => facts.Items.SelectMany(fact =>
                fact.Value.Runs.Select(run => run.Text).Prepend(fact.Label)
            ),
            Block.Table table => table
                .Columns.Select(column => column.Title)
                .Concat(table.Rows.SelectMany(row => row).SelectMany(cell => cell.Runs.Select(run => run.Text))),
            Block.Entry entry => entry
                .Actions.Select(action => action.Label)
                .Append(entry.Text.ToPlainText())
                .Concat(entry.Detail is null ? [] : [entry.Detail.ToPlainText()]),
            Block.Chart chart => chart.Points.Select(point => point.Label).Append(chart.Title),
            Block.Buttons buttons => buttons.Items.Select(button => button.Label),
            Block.Divider => [],
            Block.Note note => [note.Text.ToPlainText()],
            _ => throw new InvalidOperationException($"The contract does not know {block.GetType().Name}."),
        };

    // Channels may take out what cannot be seen; what can be seen must be there.
    private static string Plain(string text) =>
        string.Concat(text.Where(letter => letter is >= ' ' and < '\u007F' && letter != ' '));
}
