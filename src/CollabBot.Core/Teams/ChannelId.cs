using System.Text.Json.Serialization;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>A channel of a team. Opaque.</summary>
[JsonConverter(typeof(IdConverter<ChannelId>))]
public readonly record struct ChannelId(string Value) : IId<ChannelId>
{
    public static ChannelId From(string value) => new(value);

    public override string ToString() => Value;
}
