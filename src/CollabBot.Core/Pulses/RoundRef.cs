using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>A round, wherever it is.</summary>
public readonly record struct RoundRef(TeamRef Team, RoundId Round)
{
    public TenantId Tenant => Team.Tenant;
}
