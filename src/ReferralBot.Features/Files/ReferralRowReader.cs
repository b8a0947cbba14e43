using System.Globalization;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>Reads the cells of one row after the other.</summary>
internal sealed class ReferralRowReader(ReferralHeader header, PracticeCalendar calendar)
{
    // Far above what a practice logs in its life; a mistyped number must not use up the numbers of the rest.
    private const int HighestNumber = 9_999_999;

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ssK",
    ];

    private readonly Dictionary<int, int> _rowOfNumber = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal); // a file says the same few names over and over
    private readonly List<RowProblem> _problems = [];
    private IReadOnlyList<string> _cells = [];
    private RowPlace _place;

    /// <summary>The row, or what is wrong with it.</summary>
    public (ReferralRow? Row, IReadOnlyList<RowProblem> Problems) Read(RowPlace place, IReadOnlyList<string> cells)
    {
        (_place, _cells) = (place, cells);
        _problems.Clear();
        if (cells.Skip(header.Width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            return (null, [new RowProblem(place, "", "It has more cells than there are columns.")]);
        }

        var contact = Moment(ReferralColumn.FirstContactAt);
        var row = new ReferralRow
        {
            Place = place,
            Number = Number(),
            Direction = Coded(ReferralColumn.Direction, ReferralLists.Directions, isNeeded: true) ?? default,
            Partner = Text(ReferralColumn.Partner, Partner.NameMaxLength),
            Category = Coded(ReferralColumn.Category, PartnerLists.Categories),
            Contact = Text(ReferralColumn.Contact, Contact.NameMaxLength),
            Service = Text(ReferralColumn.Service, Referral.ServiceMaxLength),
            Urgency = Coded(ReferralColumn.Urgency, ReferralLists.Urgencies),
            ReceivedOn = Moment(ReferralColumn.ReceivedOn, isNeeded: true).Day ?? default,
            FirstContactOn = contact.Day,
            FirstContactAt = contact.At,
            AttendedOn = Moment(ReferralColumn.AttendedOn).Day,
            ClosedOn = Moment(ReferralColumn.ClosedOn).Day,
            State = Coded(ReferralColumn.State, ReferralLists.States),
            Reason = Coded(ReferralColumn.Reason, ReferralReasons.List),
            Outcome = new Outcome(YesNo(ReferralColumn.Fit), Score(), YesNo(ReferralColumn.RetainedDay90)),
            Revenue = Money(),
            Owner = Text(ReferralColumn.Owner, Member.NameMaxLength),
        };
        return _problems.Count == 0 ? (row, []) : (null, [.. _problems]);
    }

    private int? Number()
    {
        var text = Raw(ReferralColumn.Ref);
        if (text.Length == 0)
        {
            return null;
        }

        if (!Refs.TryParse<Referral>(text, out var number) || number > HighestNumber)
        {
            Wrong(ReferralColumn.Ref, "Write a number such as R-12, or leave it empty for a new referral.");
            return null;
        }

        if (!_rowOfNumber.TryAdd(number, _place.Row))
        {
            Wrong(
                ReferralColumn.Ref,
                $"{Refs.Format(Referral.Letter, number)} is in row {_rowOfNumber[number]} already."
            );
        }

        return number;
    }

    private T? Coded<T>(ReferralColumn column, CodeList<T> list, bool isNeeded = false)
        where T : struct, Enum
    {
        var text = Raw(column);
        if (list.TryParse(text, out var value))
        {
            return value;
        }

        if (text.Length > 0 || isNeeded)
        {
            Wrong(column, $"Use one of {string.Join(", ", list.All.Select(item => item.Code))}.");
        }

        return null;
    }

    private string Text(ReferralColumn column, int most)
    {
        var text = TypedText.Clean(Raw(column));
        if (text.Length > most)
        {
            Wrong(column, $"At most {most} characters.");
        }

        if (_texts.TryGetValue(text, out var said))
        {
            return said;
        }

        _texts.Add(text);
        return text;
    }

    private bool? YesNo(ReferralColumn column)
    {
        var text = Raw(column);
        bool? read = text.ToUpperInvariant() switch
        {
            "YES" => true,
            "NO" => false,
            _ => null,
        };
        if (read is null && text.Length > 0)
        {
            Wrong(column, "Use yes or no.");
        }

        return read;
    }

    private int? Score()
    {
        var text = Raw(ReferralColumn.Satisfaction);
        if (text.Length == 0)
        {
            return null;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            && score is >= 1 and <= Outcome.BestScore
        )
        {
            return score;
        }

        Wrong(ReferralColumn.Satisfaction, $"Use a number from 1 to {Outcome.BestScore}.");
        return null;
    }

    private Money? Money()
    {
        var (amount, currency) = (Raw(ReferralColumn.Revenue), Raw(ReferralColumn.Currency).ToUpperInvariant());
        if (amount.Length == 0)
        {
            return null;
        }

        if (currency.Length == 0)
        {
            Wrong(ReferralColumn.Currency, "Say in which currency, such as USD.");
            return null;
        }

        var money = Domain.Money.Read(amount, currency);
        if (money is null)
        {
            Wrong(
                ReferralColumn.Revenue,
                "Use an amount from 0 to 1,000,000 such as 1200.00, and a currency such as USD."
            );
        }

        return money;
    }

    // A date without a zone is the practice's own.
    private (DateOnly? Day, DateTimeOffset? At) Moment(ReferralColumn column, bool isNeeded = false)
    {
        var text = Raw(column);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, null);
        }

        if (
            DateTime.TryParseExact(
                text,
                InstantForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
        {
            var at =
                time.Kind == DateTimeKind.Utc
                    ? new DateTimeOffset(time)
                    : calendar.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
            return (calendar.Today(at), at);
        }

        if (text.Length > 0 || isNeeded)
        {
            Wrong(column, "Write the date as 2026-09-30.");
        }

        return default;
    }

    private string Raw(ReferralColumn column) => header.Cell(_cells, column).Trim();

    private void Wrong(ReferralColumn column, string reason) =>
        _problems.Add(new RowProblem(_place, ReferralColumns.NameOf(column), reason));
}
