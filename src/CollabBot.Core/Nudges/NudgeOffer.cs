using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>A nudge as it is put to people. Says nothing of why it is this one. Immutable.</summary>
public sealed record NudgeOffer(NudgeRef Ref, string NudgeId)
{
    /// <summary>Null when this build does not know it any more: then nothing is shown.</summary>
    [JsonIgnore]
    public Nudge? Nudge => NudgeLibrary.Shipped.Find(NudgeId);
}
