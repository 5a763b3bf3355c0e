using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>An operator's word that what was told of teams must not be disposed of for now, as when it was asked for by law. Names of people go all the same.</summary>
/// <param name="IsForAll">It covers every organisation.</param>
/// <param name="Tenants">Those that it covers else.</param>
public sealed record RetentionHold(bool IsForAll, IReadOnlyList<TenantId> Tenants)
{
    /// <summary>Nothing is held.</summary>
    public static RetentionHold None { get; } = new(IsForAll: false, []);

    public bool Covers(TenantId tenant) => IsForAll || Tenants.Contains(tenant);
}
