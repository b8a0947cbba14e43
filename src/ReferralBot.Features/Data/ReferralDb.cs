using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;

namespace ReferralBot.Features.Data;

/// <summary>
/// One practice's rows for one turn or job. A use case reads, changes and calls
/// <see cref="DbContext.SaveChangesAsync(CancellationToken)"/> once; how the writes reach the disk is not its concern.
/// </summary>
public abstract partial class ReferralDb : DbContext
{
    private readonly CurrentPractice _practice;
    private readonly WriteSeam _seam;
    private readonly Numbering _numbering;
    private IncomingDelivery? _delivery;
    private DrawnAnswer? _answer;
    private readonly List<SpentDraft> _spent = [];
    private bool _writing;
    private bool _wakes;

    private protected ReferralDb(DbContextOptions options, CurrentPractice practice, WriteSeam seam)
        : base(options)
    {
        _practice = practice;
        _seam = seam;
        _numbering = new Numbering(this);
    }

    /// <summary>Whether the delivery of this turn is on disk, so that its answer is worth keeping.</summary>
    public bool HasSavedDelivery { get; private set; }

    /// <summary>The answer that was saved with the delivery, in one transaction with what the turn did.</summary>
    public Reply? SavedAnswer { get; private set; }

    /// <summary>Says which delivery the turn answers: the first save writes it down in the same transaction.</summary>
    /// <param name="key">What the platform sent, named so that a repeat has the same key.</param>
    /// <param name="receivedAt">When it came in; deliveries are pruned by it.</param>
    public void Delivering(DeliveryKey key, DateTimeOffset receivedAt) =>
        _delivery = new IncomingDelivery(key, receivedAt);

    /// <summary>Says which drafts the turn uses up: they go in the same transaction as what the first save holds.</summary>
    internal void Spending(string draft, string user) => _spent.Add(new SpentDraft(draft, user));

    /// <summary>Saves everything or nothing, on disk when it returns.</summary>
    /// <exception cref="DatabaseBusyException">Too much is being written; nothing was saved.</exception>
    /// <exception cref="RepeatedDeliveryException">The turn was saved before; nothing was saved now.</exception>
    /// <exception cref="ForeignRowException">A row of another practice, or of none, was about to be saved.</exception>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        PrepareChanges();
        return ChangeTracker.HasChanges()
            ? await SaveWithAsync(SaveAllAsync, acceptAllChangesOnSuccess, cancellationToken)
            : 0;
    }

    /// <summary>
    /// Saves, with the answer that a repeat of the turn gets: one transaction holds both, so that repeats are answered alike even
    /// when the process dies before the first one was.
    /// </summary>
    /// <param name="answer">Draws the answer while it is saved, when new rows have their numbers; it must read nothing.</param>
    /// <param name="now">When it is given.</param>
    /// <param name="ct">Stops before the save.</param>
    public async Task<Reply> SaveAsync(Func<Reply> answer, DateTimeOffset now, CancellationToken ct)
    {
        _answer = new DrawnAnswer(answer, now);
        try
        {
            await SaveChangesAsync(ct);
            return _answer.Reply;
        }
        finally
        {
            _answer = null;
        }
    }

    /// <summary>Not available: a save waits for the disk, and a thread must not.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Call SaveChangesAsync.");

    /// <summary>
    /// Runs set-based changes (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>) where writing is allowed, in a transaction.
    /// </summary>
    /// <remarks>Once it has begun it is awaited to its end, whatever the token says.</remarks>
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsideAsync(work, cancellationToken);
        }
        finally
        {
            _seam.Books.Note(); // nobody looks at what set-based changes touch
        }
    }

    /// <summary>The same, for changes of rows that no <see cref="PracticeBook"/> is made of.</summary>
    internal async Task<T> WriteAsideAsync<T>(
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        if (_writing || Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException("This context is writing already; save once, when all is done.");
        }

        // A write has a savepoint or a transaction of its own already, around more than EF's statements.
        Database.AutoSavepointsEnabled = false;
        (_writing, _wakes) = (true, false);
        try
        {
            var done = await _seam.Writes.WriteAsync(this, work, cancellationToken);
            if (_wakes)
            {
                _seam.Signal.Wake();
            }

            return done;
        }
        finally
        {
            _writing = false;
        }
    }

    /// <summary>Saves what is pending together with an occurrence, unless that was taken before.</summary>
    internal async Task<bool> TrySaveWithAsync(LedgerEntry entry, CancellationToken ct)
    {
        PrepareChanges();
        Ownership.Require(entry, _practice);
        var saved = await SaveWithAsync(
            async inner => await entry.TryInsertAsync(this, inner) ? await SaveAllAsync(inner) : -1,
            acceptAllChanges: true,
            ct
        );
        if (saved < 0)
        {
            ChangeTracker.Clear();
        }

        return saved >= 0;
    }

    /// <summary>Takes the next <paramref name="count"/> numbers of a line; only inside a write.</summary>
    internal Task<int> TakeNumbersAsync(string line, int count, CancellationToken ct) =>
        _numbering.TakeAsync(Tenant, line, count, ct);

    /// <summary>Saves what is pending; only inside a write that <see cref="WriteAsync{T}"/> runs.</summary>
    internal async Task<int> SaveAllAsync(CancellationToken ct)
    {
        await _numbering.GiveAsync(ct);
        foreach (var message in ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Added))
        {
            message.Entity.Draw();
            _wakes = true;
        }

        // Before anything that a repeat would find changed: the second of two repeats waits here for the first, and then fails.
        if (_delivery is { } delivery)
        {
            await delivery.InsertAsync(this, _answer, ct);
        }

        foreach (var spent in _spent)
        {
            await spent.RemoveAsync(this, ct);
        }

        return await WriteRowsAsync(ct);
    }

    /// <summary>
    /// Saves what is pending as a piece of a large write and lets go of it, so that the next piece needs no more memory. Only inside
    /// a write that <see cref="WriteAsync{T}"/> runs; that one saves all pieces or none.
    /// </summary>
    internal async Task SavePieceAsync(CancellationToken ct)
    {
        await SaveAllAsync(ct);
        _numbering.Settle(kept: true);
        ChangeTracker.Clear();
    }

    /// <summary>Writes what has changed, inside a write.</summary>
    private protected virtual Task<int> WriteRowsAsync(CancellationToken ct) =>
        base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.HaveStoredForms();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReferralDb).Assembly);
        modelBuilder.HaveConcurrencyTokens();
        FilterByPractice(modelBuilder);
    }

    private void PrepareChanges()
    {
        ChangeTracker.DetectChanges();
        Ownership.Require(ChangeTracker, _practice);
        Versions.Raise(ChangeTracker);
    }

    private async Task<int> SaveWithAsync(
        Func<CancellationToken, Task<int>> save,
        bool acceptAllChanges,
        CancellationToken ct
    )
    {
        // What changed was looked for; else each look at the entries would search all of them again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        var changesBooks = BookChanges.AreIn(ChangeTracker);
        var saved = -1;
        try
        {
            saved = await WriteAsideAsync(save, ct);
        }
        finally
        {
            _numbering.Settle(kept: saved >= 0);
            ChangeTracker.AutoDetectChangesEnabled = true;
            if (changesBooks)
            {
                _seam.Books.Note();
            }
        }

        if (saved >= 0)
        {
            Accept(acceptAllChanges);
        }

        return saved;
    }

    private void Accept(bool acceptAllChanges)
    {
        if (_delivery is not null)
        {
            (HasSavedDelivery, SavedAnswer) = (true, _answer?.Reply);
        }

        _delivery = null;
        _spent.Clear();
        if (acceptAllChanges)
        {
            ChangeTracker.AcceptAllChanges();
        }
    }
}
