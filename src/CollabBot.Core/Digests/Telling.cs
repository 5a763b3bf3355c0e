using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>
/// How the result of a round is told: to whom, and whether at all. Decided once, before anything is sent; whoever repeats the telling tells the same to
/// the same people. Immutable, written once.
/// </summary>
/// <param name="Readers">Who could read the summary's channel when this was decided.</param>
/// <param name="InPerson">Who gets the summary in their own chat, because it is not posted to the channel; in the plan's order.</param>
public sealed record Telling(ChannelReaders Readers, IReadOnlyList<PersonId> InPerson)
{
    /// <summary>What the monthly check came to; null when none was due.</summary>
    public ReleaseCheck? Check { get; init; }

    /// <summary>False when the channel gets a note instead, which tells no result.</summary>
    [JsonIgnore]
    public bool IsForChannel => Readers is ChannelReaders.OnlyTheTeam;

    /// <summary>Nothing of the result is told, to nobody.</summary>
    [JsonIgnore]
    public bool IsWithheld => Check is { IsClean: false };
}
