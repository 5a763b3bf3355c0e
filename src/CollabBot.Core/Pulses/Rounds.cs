using System.Runtime.CompilerServices;
using CollabBot.Core.Digests;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Where everything of a round is kept, under which key. Decides nothing.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class Rounds(IObjectStore store, IKeyWrap keys)
{
    /// <summary>The name of the log of what was told of a round's result.</summary>
    internal const string ToldLog = "tell";

    private const string Active = "active";

    private readonly WrappedKeys _keys = new(store, keys, "round");

    /// <returns>The store's own clock, by which rounds open and close: processes with different clocks agree on it.</returns>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    // ---- the plan, written once ----

    /// <returns>The plan that is in force: this one, or the one that somebody else wrote first.</returns>
    public async Task<RoundPlan> FixPlanAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        await store.CreateAsync(PlanKey(plan.Ref), plan, CoreJson.Default.RoundPlan, cancellationToken);
        return await FindPlanAsync(plan.Ref, cancellationToken) ?? throw new InvalidOperationException("A round's plan vanished after it was written.");
    }

    public async Task<RoundPlan?> FindPlanAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(PlanKey(round), CoreJson.Default.RoundPlan, cancellationToken))?.Value;

    /// <returns>What was promised with a team's newest round; null when there was none.</returns>
    public async Task<Promise?> LastPromiseAsync(TeamRef team, TeamHistory history, CancellationToken cancellationToken)
    {
        try
        {
            return history.Latest is { } latest && await FindPlanAsync(new RoundRef(team, latest), cancellationToken) is { } plan ? Promise.Of(plan) : null;
        }
        catch (DocumentUnreadableException)
        {
            // Counted as damage where it was read. To ask nobody any more would be the greater harm, and the floor holds without it.
            return null;
        }
    }

    /// <summary>What stands for people in plans that are kept without their names.</summary>
    internal PlanAliases Aliases => new(store, keys);

    /// <summary>Leaves aliases in place of the names in a plan, and nothing of who was asked what. Safe to repeat.</summary>
    internal async Task StrikeNamesAsync(RoundRef round, CancellationToken cancellationToken)
    {
        var alias = await Aliases.MakeAsync(round.Team, cancellationToken);
        await store.UpdateAsync(PlanKey(round), plan => plan?.Under(alias), CoreJson.Default.RoundPlan, cancellationToken);
    }

    // ---- the phase ----

    /// <summary>Opens a round that has no state yet; one that has keeps it.</summary>
    public Task OpenAsync(RoundRef round, CancellationToken cancellationToken) =>
        store.CreateAsync(Key(round, "state.json"), RoundState.Opened, CoreJson.Default.RoundState, cancellationToken);

    public async Task<RoundState?> FindStateAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(round, "state.json"), CoreJson.Default.RoundState, cancellationToken))?.Value;

    /// <param name="next">Pure; moves the state forward or returns it as it is.</param>
    /// <returns>The state afterwards, or null when the round was never opened.</returns>
    public Task<RoundState?> MoveAsync(RoundRef round, Func<RoundState, RoundState> next, CancellationToken cancellationToken) =>
        store.UpdateAsync(Key(round, "state.json"), state => state is null ? null : next(state), CoreJson.Default.RoundState, cancellationToken);

    // ---- the key and the slots, gone after closing ----

    /// <summary>Makes the round's key, wrapped, unless it has one.</summary>
    public Task MakeKeyAsync(RoundRef round, CancellationToken cancellationToken) => _keys.MakeAsync(Key(round, "key"), BallotBox.KeyBytes, cancellationToken);

    /// <returns>The box, or null when the key is destroyed or was never made.</returns>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the key.</exception>
    public Task<BallotBox?> FindBoxAsync(RoundRef round, CancellationToken cancellationToken) => _keys.FindAsync(Key(round, "key"), secret => new BallotBox(secret), cancellationToken);

    /// <returns>A slot as it is, sealed; null for an empty one.</returns>
    internal Task<StoredObject?> ReadSlotAsync(RoundRef round, string slot, CancellationToken cancellationToken) =>
        store.GetAsync(Key(round, "inbox", slot), cancellationToken);

    /// <param name="expected">As read or written before; null for a slot that was empty.</param>
    /// <returns>The slot as written; null when it changed meanwhile: read again and decide again.</returns>
    internal async Task<StoredObject?> WriteSlotAsync(RoundRef round, string slot, byte[] sealedBallot, Revision? expected, CancellationToken cancellationToken)
    {
        var written = expected is { } revision
            ? await store.PutIfAsync(Key(round, "inbox", slot), sealedBallot, revision, cancellationToken)
            : await store.PutNewAsync(Key(round, "inbox", slot), sealedBallot, cancellationToken);
        return written is { } now ? new StoredObject(sealedBallot, now) : null;
    }

    /// <param name="expected">As read or written before; null for whatever is there.</param>
    /// <returns>False when it changed meanwhile: read again and decide again.</returns>
    internal Task<bool> RemoveSlotAsync(RoundRef round, string slot, Revision? expected, CancellationToken cancellationToken) =>
        store.DeleteAsync(Key(round, "inbox", slot), expected, cancellationToken);

    /// <summary>
    /// Destroys the slots, then the key, then what the store's files still hold of them. Safe to repeat; not done before it has returned.
    /// </summary>
    public async Task DestroyAnswersAsync(RoundRef round, CancellationToken cancellationToken)
    {
        await foreach (var slot in store.ListAsync(Key(round, "inbox"), cancellationToken))
        {
            await store.DeleteAsync(slot.Key, null, cancellationToken);
        }

        await store.DeleteAsync(Key(round, "key"), null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    // ---- the result, written once, and reduced when it is old ----

    /// <returns>False when the round has its result already, which then stands.</returns>
    public Task<bool> FixResultAsync(RoundResult result, CancellationToken cancellationToken) =>
        store.CreateAsync(Key(result.Ref, "result.json"), result, CoreJson.Default.RoundResult, cancellationToken);

    public async Task<RoundResult?> FindResultAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(round, "result.json"), CoreJson.Default.RoundResult, cancellationToken))?.Value;

    /// <summary>Leaves sums in place of a round's histograms. Safe to repeat.</summary>
    public Task ReduceResultAsync(RoundRef round, CancellationToken cancellationToken) =>
        store.UpdateAsync(Key(round, "result.json"), result => result?.Reduced(), CoreJson.Default.RoundResult, cancellationToken);

    /// <summary>Deletes all that there is of a round that is over. Safe to repeat.</summary>
    public async Task DeleteAsync(RoundRef round, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(Home(round), cancellationToken))
        {
            await store.DeleteAsync(entry.Key, null, cancellationToken);
        }
    }

    // ---- how it is told, written once ----

    /// <returns>The decision that is in force: this one, or the one that somebody else wrote first.</returns>
    internal async Task<Telling> FixTellingAsync(RoundRef round, Telling telling, CancellationToken cancellationToken)
    {
        await store.CreateAsync(Key(round, "telling.json"), telling, CoreJson.Default.Telling, cancellationToken);
        return await FindTellingAsync(round, cancellationToken) ?? throw new InvalidOperationException("How a round is told vanished after it was written.");
    }

    internal async Task<Telling?> FindTellingAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(round, "telling.json"), CoreJson.Default.Telling, cancellationToken))?.Value;

    /// <summary>Strikes out to whom a round's result, and what came of it, was told; and deletes the logs of telling it. Safe to repeat.</summary>
    internal async Task StrikeToldAsync(RoundRef round, CancellationToken cancellationToken)
    {
        await StrikeAsync(Key(round, "telling.json"));
        await store.DeleteAsync(LedgerKey(round, ToldLog), null, cancellationToken);
        await foreach (var entry in store.ListAsync(Key(round, "loop"), cancellationToken))
        {
            await (entry.Key.Value.EndsWith(".json", StringComparison.Ordinal) ? StrikeAsync(entry.Key) : store.DeleteAsync(entry.Key, null, cancellationToken));
        }

        Task StrikeAsync(StoreKey key) =>
            store.UpdateAsync(key, telling => telling is null or { InPerson: [] } ? telling : telling with { InPerson = [] }, CoreJson.Default.Telling, cancellationToken);
    }

    // ---- what was told, written once ----

    /// <returns>What is told: this, or what somebody else wrote first.</returns>
    internal async Task<ToldSummary> FixSummaryAsync(ToldSummary told, CancellationToken cancellationToken)
    {
        await store.CreateAsync(Key(told.Summary.Round, "summary.json"), told, CoreJson.Default.ToldSummary, cancellationToken);
        return await FindSummaryAsync(told.Summary.Round, cancellationToken) ?? throw new InvalidOperationException("What is told of a round vanished after it was written.");
    }

    /// <returns>Null for a round that was not told yet, or before what is told was kept.</returns>
    internal async Task<ToldSummary?> FindSummaryAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(round, "summary.json"), CoreJson.Default.ToldSummary, cancellationToken))?.Value;

    // ---- which rounds still need work ----

    /// <summary>Notes that a round is to be seen through. The first write of a round, so that nothing of it can be forgotten.</summary>
    public Task MarkActiveAsync(ActiveRound round, CancellationToken cancellationToken) =>
        store.CreateAsync(ActiveKey(round.Ref), round, CoreJson.Default.ActiveRound, cancellationToken);

    public Task UnmarkActiveAsync(RoundRef round, CancellationToken cancellationToken) =>
        store.DeleteAsync(ActiveKey(round), null, cancellationToken);

    /// <summary>Notes that the time of a round that is marked is about to change, so that whoever sees rounds through looks at it again.</summary>
    public Task MarkAnewAsync(RoundRef round, CancellationToken cancellationToken) =>
        store.UpdateAsync(ActiveKey(round), active => active is null ? null : active with { }, CoreJson.Default.ActiveRound, cancellationToken);

    /// <returns>Null when the round needs nothing any more.</returns>
    public async Task<ActiveRound?> FindActiveAsync(RoundRef round, CancellationToken cancellationToken) =>
        (await store.ReadAsync(ActiveKey(round), CoreJson.Default.ActiveRound, cancellationToken))?.Value;

    /// <summary>Every round that still needs work, with the revision of its mark.</summary>
    internal IAsyncEnumerable<(RoundRef Round, Revision Revision)> ListActiveAsync(CancellationToken cancellationToken) =>
        ListActiveAsync(StoreKey.Of(Active), cancellationToken);

    /// <summary>The same in one organisation.</summary>
    internal IAsyncEnumerable<(RoundRef Round, Revision Revision)> ListActiveAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ListActiveAsync(StoreKey.Of(Active, tenant.Value), cancellationToken);

    /// <summary>The same of one team: one round, or two where one is about to be counted when the next begins.</summary>
    internal IAsyncEnumerable<(RoundRef Round, Revision Revision)> ListActiveAsync(TeamRef team, CancellationToken cancellationToken) =>
        ListActiveAsync(StoreKey.Of(Active, team.Tenant.Value, team.Team.Value), cancellationToken);

    private async IAsyncEnumerable<(RoundRef Round, Revision Revision)> ListActiveAsync(StoreKey below, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(below, cancellationToken))
        {
            if (entry.Key.Segments() is [Active, var tenant, var team, var round])
            {
                yield return (new RoundRef(new TeamRef(new TenantId(tenant), new TeamId(team)), new RoundId(round)), entry.Revision);
            }
        }
    }

    // ---- what was sent ----

    /// <summary>Deletes the logs of who was asked and reminded, and when. Those of what was told stay: they know the messages. Safe to repeat.</summary>
    public async Task PurgeSendsAsync(RoundRef round, CancellationToken cancellationToken)
    {
        await foreach (var log in store.ListAsync(Key(round, "ledger"), cancellationToken))
        {
            if (log.Key != LedgerKey(round, ToldLog))
            {
                await store.DeleteAsync(log.Key, null, cancellationToken);
            }
        }
    }

    /// <summary>The log of what was sent for a round.</summary>
    internal static StoreKey LedgerKey(RoundRef round, string name) => Key(round, "ledger", name);

    /// <summary>Where it lies how something was told that came of the round's digest, and what was sent of it; stays as long as the round.</summary>
    internal static StoreKey LoopKey(RoundRef round, string name) => Key(round, "loop", name);

    private static StoreKey PlanKey(RoundRef round) => Key(round, "plan.json");

    private static StoreKey ActiveKey(RoundRef round) => StoreKey.Of(Active, round.Tenant.Value, round.Team.Team.Value, round.Round.Value);

    private static StoreKey Key(RoundRef round, params ReadOnlySpan<string> rest) => Home(round).Then(rest);

    /// <summary>Below which all of a round lies, but for its mark.</summary>
    private static StoreKey Home(RoundRef round) => StoreKey.Of("round", round.Tenant.Value, round.Team.Team.Value, round.Round.Value);
}
