using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Tests.Cards;

public sealed class CardFoldTests
{
    [Fact]
    public void What_fits_is_left_as_it_is() => Assert.Equal(["a", "b", "foot"], Fold(items: 3, size: 30));

    [Fact]
    public void Too_many_items_leave_room_for_the_rest_and_the_foot()
    {
        Assert.Equal(["a", "b", "… and 2 more", "foot"], Fold(items: 4, size: 1_000, "a", "b", "c", "d"));
        Assert.Equal(["… and 4 more", "foot"], Fold(items: 2, size: 1_000, "a", "b", "c", "d"));
    }

    [Fact]
    public void Too_much_for_the_room_is_counted_as_people_count()
    {
        DrawnPart<string>[] parts = [new(["facts"], 10, Count: 10), new(["more facts"], 10, Count: 1_990)];

        Assert.Equal(["facts", "… and 1,990 more"], CardFold.Fit(parts, new Room(10, 15, 5), more => more));
    }

    [Fact]
    public void A_line_between_parts_is_nothing_that_is_missed()
    {
        DrawnPart<string>[] parts = [new(["a"], 10), new(["line"], 10, Count: 0)];

        Assert.Equal(["a"], CardFold.Fit(parts, new Room(10, 15, 5), more => more));
    }

    private static IReadOnlyList<string> Fold(int items, int size, params string[] body)
    {
        var words = body.Length == 0 ? ["a", "b"] : body;
        DrawnPart<string>[] parts =
        [
            .. words.Select(word => new DrawnPart<string>([word], 10)),
            new DrawnPart<string>(["foot"], 10) { IsFoot = true },
        ];
        return CardFold.Fit(parts, new Room(items, size, 10), more => more);
    }
}
