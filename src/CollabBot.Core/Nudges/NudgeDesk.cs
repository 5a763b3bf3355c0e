using System.Globalization;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Where it is kept what teams were given, why, and how it turned out. Decides nothing.</summary>
/// <remarks>Holds counts and choices, and nobody's reply. Safe for concurrent use.</remarks>
public sealed class NudgeDesk(IObjectStore store)
{
    private const string Root = "nudge";

    public async Task<NudgeRecord> RecordAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadAsync(RecordKey(team), CoreJson.Default.NudgeRecord, cancellationToken))?.Value ?? NudgeRecord.None;

    /// <returns>The record afterwards.</returns>
    public async Task<NudgeRecord> UpdateRecordAsync(TeamRef team, Func<NudgeRecord, NudgeRecord> decide, CancellationToken cancellationToken) =>
        await store.UpdateAsync(RecordKey(team), record => decide(record ?? NudgeRecord.None), CoreJson.Default.NudgeRecord, cancellationToken) ?? NudgeRecord.None;

    /// <returns>How the nudge has done in the organisation; nothing of another organisation ever counts.</returns>
    public async Task<NudgeTally> TallyAsync(TenantId tenant, string nudgeId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(TallyKey(tenant, nudgeId), CoreJson.Default.NudgeTally, cancellationToken))?.Value ?? NudgeTally.None;

    public Task UpdateTallyAsync(TenantId tenant, string nudgeId, Func<NudgeTally, NudgeTally> decide, CancellationToken cancellationToken) =>
        store.UpdateAsync(TallyKey(tenant, nudgeId), tally => decide(tally ?? NudgeTally.None), CoreJson.Default.NudgeTally, cancellationToken);

    /// <param name="date">The scheduled date.</param>
    /// <returns>Null when nothing is decided yet.</returns>
    internal async Task<NudgesOfWeek?> FindAsync(TeamRef team, DateOnly date, CancellationToken cancellationToken) =>
        (await store.ReadAsync(WeekKey(team, date), CoreJson.Default.NudgesOfWeek, cancellationToken))?.Value;

    /// <returns>What holds: this, or what somebody else wrote first.</returns>
    internal async Task<NudgesOfWeek> FixAsync(TeamRef team, DateOnly date, NudgesOfWeek week, CancellationToken cancellationToken)
    {
        await store.CreateAsync(WeekKey(team, date), week, CoreJson.Default.NudgesOfWeek, cancellationToken);
        return await FindAsync(team, date, cancellationToken) ?? throw new InvalidOperationException("A week's nudges vanished after they were written.");
    }

    /// <summary>Deletes what is known of who was sent a nudge. Safe to repeat.</summary>
    internal async Task ForgetDeliveriesAsync(NudgeRef nudge, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(GivingKey(nudge), null, cancellationToken);
        await store.DeleteAsync(AskingKey(nudge), null, cancellationToken);
    }

    /// <summary>The log of giving a nudge.</summary>
    internal static StoreKey GivingKey(NudgeRef nudge) => Key(nudge.Team, "ledger", nudge.Id, "give");

    /// <summary>The log of asking about it.</summary>
    internal static StoreKey AskingKey(NudgeRef nudge) => Key(nudge.Team, "ledger", nudge.Id, "ask");

    private static StoreKey RecordKey(TeamRef team) => Key(team, "record.json");

    private static StoreKey WeekKey(TeamRef team, DateOnly date) => Key(team, "week", date.ToString("O", CultureInfo.InvariantCulture));

    private static StoreKey TallyKey(TenantId tenant, string nudgeId) => StoreKey.Of("tally", tenant.Value, nudgeId);

    private static StoreKey Key(TeamRef team, params ReadOnlySpan<string> rest) => StoreKey.Of(Root, team.Tenant.Value, team.Team.Value).Then(rest);
}
