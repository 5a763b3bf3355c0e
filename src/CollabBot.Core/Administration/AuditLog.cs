using System.Security.Cryptography;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>What was decided about a team, by whom and when: a log that only grows, each entry bound to the one before it.</summary>
/// <remarks>
/// Holds settings and the ids of those who changed them; never an answer, and nobody's name. Whoever changes, removes or inserts an entry breaks
/// the chain from there on; whoever cuts off its end contradicts the head that the plans of later rounds carry. Safe for concurrent use.
/// </remarks>
public sealed class AuditLog(IObjectStore store)
{
    /// <summary>How often an entry meets a newer one before it gives up; at that point something is wrong, not busy.</summary>
    private const int MaxAttempts = 16;

    /// <returns>The entry as it stands in the log of the team.</returns>
    /// <exception cref="StoreUnavailableException">The log could not be written, or is full.</exception>
    public Task<AuditEntry> AddAsync(TeamRef team, AuditFact fact, CancellationToken cancellationToken) => AddAsync(Key(team), fact, cancellationToken);

    /// <summary>A decision about an organisation.</summary>
    /// <param name="tenant">Null for one about all of them.</param>
    /// <returns>The entry as it stands in the log of the organisation, or in that of the whole deployment.</returns>
    /// <exception cref="StoreUnavailableException">The log could not be written, or is full.</exception>
    public Task<AuditEntry> AddAsync(TenantId? tenant, AuditFact fact, CancellationToken cancellationToken) => AddAsync(Key(tenant), fact, cancellationToken);

    public async Task<AuditTrail> ReadAsync(TeamRef team, CancellationToken cancellationToken) => AuditTrail.Read(await store.ReadLogAsync(Key(team), cancellationToken));

    /// <param name="tenant">Null for what was decided about all of them.</param>
    public async Task<AuditTrail> ReadAsync(TenantId? tenant, CancellationToken cancellationToken) => AuditTrail.Read(await store.ReadLogAsync(Key(tenant), cancellationToken));

    private async Task<AuditEntry> AddAsync(StoreKey key, AuditFact fact, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var bytes = await store.ReadLogAsync(key, cancellationToken);
            var last = AuditTrail.Read(bytes).Entries is [.., var newest] ? newest : null;
            var entry = AuditEntry.After(last, fact, await store.ServerTimeAsync(cancellationToken), RandomNumberGenerator.GetHexString(AuditEntry.SaltDigits, lowercase: true));
            switch (await store.AppendAsync(key, entry.ToLine(), bytes.Length, cancellationToken))
            {
                case AppendOutcome.Appended:
                    return entry;
                case AppendOutcome.Full:
                    throw new StoreUnavailableException("An audit log is full.");
            }
        }

        throw new StoreUnavailableException($"An audit log grew {MaxAttempts} times while an entry was being added.");
    }

    private static StoreKey Key(TeamRef team) => StoreKey.Of("audit", team.Tenant.Value, team.Team.Value);

    private static StoreKey Key(TenantId? tenant) => tenant is { } one ? StoreKey.Of("audit-tenant", one.Value) : StoreKey.Of("audit-all");
}
