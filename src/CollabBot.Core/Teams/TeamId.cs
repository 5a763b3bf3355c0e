using System.Text.Json.Serialization;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>A team, unique within its tenant. Opaque.</summary>
[JsonConverter(typeof(IdConverter<TeamId>))]
public readonly record struct TeamId(string Value) : IId<TeamId>
{
    public static TeamId From(string value) => new(value);

    public override string ToString() => Value;
}
