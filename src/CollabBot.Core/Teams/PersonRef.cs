namespace CollabBot.Core.Teams;

/// <summary>A person, wherever they are.</summary>
public readonly record struct PersonRef(TenantId Tenant, PersonId Person);
