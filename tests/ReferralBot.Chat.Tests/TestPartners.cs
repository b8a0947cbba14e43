using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests;

internal sealed class AddPartner(KernelBot bot) : IFormCommand
{
    public static readonly TextField Name = new("name", "Name") { MinLength = 2, MaxLength = 80 };

    public static CommandSpec Spec { get; } =
        new("partner", "add", "Adds a partner")
        {
            Fields = [Name],
            Positional = [Name],
            Examples = ["/partner add Harbor"],
        };

    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("A partner", Name));

    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var name = answers.Get(Name);
        if (bot.Partners.Find(partner => partner.Name == name) is { } same && !answers.Confirmed("double"))
        {
            return Task.FromResult<Reply>(
                new Reply.Unsure("double", "There is one already.", "Add it anyway")
                {
                    Instead = new Option($"{same.Number}", same.Name),
                }
            );
        }

        var made = new Place(bot.Partners.Count + 1, name);
        bot.Partners.Add(made);
        bot.Save();
        return Task.FromResult<Reply>(
            new Reply.Shown(new Card($"Added P-{made.Number}")) { Made = new Option($"{made.Number}", made.Name) }
        );
    }
}

internal sealed class AddContact : IFormCommand
{
    public static readonly LookupField<int> Partner = new("partner", "Where?", "partner");

    public static readonly TextField Name = new("name", "Name");

    public static CommandSpec Spec { get; } =
        new("partner", "contact add", "Adds a contact")
        {
            Fields = [Partner, Name],
            Positional = [Partner],
            Examples = ["/partner contact add P-1 name:\"Ana Li\""],
        };

    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("A contact", Name));

    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(Reply.Show(new Card($"{answers.Get(Name)} at {answers.Get(Partner)}")));
}

internal sealed class ListPartners(KernelBot bot) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("partner", "list", "Lists partners") { IsDefault = true, Examples = ["/partner list"] };

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(Reply.Show(new Card($"{bot.Partners.Count} partners")));
}

internal sealed class PartnerLookup(KernelBot bot) : ILookup
{
    public static string Name => "partner";

    public static Addition? Adds => new("partner.add", "name");

    public Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct)
    {
        bot.Lookups++;
        return Task.FromResult(Find(query));
    }

    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        bot.Lookups++;
        var number = text.StartsWith("P-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return Task.FromResult<Found>(
            bot.Partners.Find(partner => $"{partner.Number}" == number) is { } one ? new Found.One(Option(one))
            : Find(text) is { Count: > 0 } found
                ? found.Count == 1 ? new Found.One(found[0])
                    : new Found.Several(found)
            : new Found.None("I don't know that partner yet.")
        );
    }

    private static Option Option(Place partner) => new($"{partner.Number}", partner.Name);

    private IReadOnlyList<Option> Find(string text) =>
        [
            .. bot
                .Partners.Where(partner => partner.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                .Select(Option),
        ];
}

internal sealed class PartnerFinder(KernelBot bot) : IFinder
{
    public static FinderSpec Spec { get; } = new("partner", "Partners", "Shows a partner");

    public Task<IReadOnlyList<Finding>> FindAsync(Turn turn, string query, CancellationToken ct)
    {
        bot.Queries.Add(query);
        return Task.FromResult<IReadOnlyList<Finding>>([
            .. bot.Partners.Select(partner => new Finding(partner.Name, "", new Card(partner.Name))),
        ]);
    }
}

internal sealed class Redeem : ICommand
{
    public static readonly TextField Code = new("code", "Code") { Optional = true, IsSecret = true };

    public static CommandSpec Spec { get; } =
        new("refbot", "redeem", "Uses a code")
        {
            Fields = [Code],
            Positional = [Code],
            Examples = ["/refbot redeem"],
        };

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(Reply.Show(new Card($"Used {answers.GetOr(Code, "nothing")}")));
}
