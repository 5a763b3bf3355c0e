using System.Text.Json.Serialization;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>A round, wherever it is.</summary>
public readonly record struct RoundRef(TeamRef Team, RoundId Round)
{
    [JsonIgnore]
    public TenantId Tenant => Team.Tenant;
}
