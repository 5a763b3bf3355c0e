using System.Text.Json.Serialization;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>The organisation whose directory a team lives in. Opaque.</summary>
[JsonConverter(typeof(IdConverter<TenantId>))]
public readonly record struct TenantId(string Value) : IId<TenantId>
{
    public static TenantId From(string value) => new(value);

    public override string ToString() => Value;
}
