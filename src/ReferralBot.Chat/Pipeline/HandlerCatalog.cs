using System.Diagnostics.CodeAnalysis;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Every command and lookup that the bot answers. Help, type-ahead and the manifests are made from it.</summary>
public sealed class HandlerCatalog
{
    private readonly Dictionary<string, HandlerEntry> _handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LookupEntry> _lookups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FinderEntry> _finders = new(StringComparer.Ordinal);

    /// <summary>The commands, in the order they were added.</summary>
    public IEnumerable<CommandSpec> Commands => _handlers.Values.Select(entry => entry.Spec);

    /// <summary>What can be looked up in order to show it, in the order it was added.</summary>
    public IEnumerable<FinderSpec> Finders => _finders.Values.Select(entry => entry.Spec);

    /// <summary>The types that answer: the container makes one of each for every turn.</summary>
    public IEnumerable<Type> HandlerTypes =>
        _handlers
            .Values.Select(entry => entry.Handler)
            .Concat(_lookups.Values.Select(entry => entry.Lookup))
            .Concat(_finders.Values.Select(entry => entry.Finder));

    /// <summary>The slash words, in the order they were added.</summary>
    public IEnumerable<string> Roots => Commands.Select(spec => spec.Root).Distinct(StringComparer.Ordinal);

    /// <summary>Adds a command without a form.</summary>
    public void AddCommand<T>()
        where T : class, ICommand => Add(new HandlerEntry(T.Spec, typeof(T), HasForm: false));

    /// <summary>Adds a command with a form.</summary>
    public void AddFormCommand<T>()
        where T : class, IFormCommand => Add(new HandlerEntry(T.Spec, typeof(T), HasForm: true));

    /// <summary>Adds a lookup.</summary>
    public void AddLookup<T>()
        where T : class, ILookup => _lookups.Add(T.Name, new LookupEntry(T.Adds, typeof(T)));

    /// <summary>Adds a finder.</summary>
    public void AddFinder<T>()
        where T : class, IFinder => _finders.Add(T.Spec.Id, new FinderEntry(T.Spec, typeof(T)));

    internal IEnumerable<HandlerEntry> Of(string root) => _handlers.Values.Where(entry => entry.Spec.Root == root);

    internal bool TryGet(string id, [NotNullWhen(true)] out HandlerEntry? entry) =>
        _handlers.TryGetValue(id, out entry);

    internal bool TryGetFinder(string id, [NotNullWhen(true)] out FinderEntry? entry) =>
        _finders.TryGetValue(id, out entry);

    internal LookupEntry LookupNamed(string name) =>
        _lookups.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No lookup is named '{name}'.");

    private void Add(HandlerEntry entry) => _handlers.Add(entry.Spec.Id, entry);

    internal sealed record HandlerEntry(CommandSpec Spec, Type Handler, bool HasForm);

    internal sealed record FinderEntry(FinderSpec Spec, Type Finder);

    internal sealed record LookupEntry(Addition? Adds, Type Lookup);
}
