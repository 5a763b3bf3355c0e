using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>Where it is kept which kits teams were given. Decides nothing.</summary>
/// <remarks>A damaged record begins anew: a kit that comes twice does less harm than a date that can never be settled. Safe for concurrent use.</remarks>
public sealed class KitDesk(IObjectStore store)
{
    private const string Root = "kit";

    public async Task<TeamKits> FindAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadDerivedAsync(Key(team, "record.json"), CoreJson.Default.TeamKits, cancellationToken))?.Value ?? TeamKits.None;

    /// <returns>The record afterwards.</returns>
    public async Task<TeamKits> UpdateAsync(TeamRef team, Func<TeamKits, TeamKits> decide, CancellationToken cancellationToken) =>
        await store.UpdateDerivedAsync(Key(team, "record.json"), kits => decide(kits ?? TeamKits.None), CoreJson.Default.TeamKits, cancellationToken) ?? TeamKits.None;

    /// <summary>Deletes what is known of who was sent a kit. Safe to repeat.</summary>
    internal async Task ForgetDeliveriesAsync(KitRef kit, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(LedgerKey(kit, Channel), null, cancellationToken);
        await store.DeleteAsync(LedgerKey(kit, People), null, cancellationToken);
    }

    /// <summary>The log of posting it to the channel.</summary>
    internal const string Channel = "channel";

    /// <summary>The log of sending it to each person.</summary>
    internal const string People = "people";

    internal static StoreKey LedgerKey(KitRef kit, string where) => Key(kit.Team, "ledger", kit.Name, where);

    private static StoreKey Key(TeamRef team, params ReadOnlySpan<string> rest) => StoreKey.Of(Root, team.Tenant.Value, team.Team.Value).Then(rest);
}
