namespace CollabBot.Core.Teams;

/// <summary>A team, wherever it is.</summary>
public readonly record struct TeamRef(TenantId Tenant, TeamId Team);
