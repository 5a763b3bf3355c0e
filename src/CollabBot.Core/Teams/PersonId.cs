using System.Text.Json.Serialization;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>A person in a tenant's directory: stable over teams and conversations. Opaque.</summary>
[JsonConverter(typeof(IdConverter<PersonId>))]
public readonly record struct PersonId(string Value) : IId<PersonId>
{
    public static PersonId From(string value) => new(value);

    public override string ToString() => Value;
}
