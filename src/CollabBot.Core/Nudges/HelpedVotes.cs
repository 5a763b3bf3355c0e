using System.Text.Json.Serialization;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Nudges;

/// <summary>What people said a week later: did you try it, did it help? Counted: each person once, by what they pressed last.</summary>
/// <param name="DidNotTry">Says nothing of the nudge, and is not counted for or against it.</param>
public sealed record HelpedVotes(int Yes, int ABit, int No, int DidNotTry)
{
    public static HelpedVotes None { get; } = new(0, 0, 0, 0);

    /// <summary>Votes of those who tried it.</summary>
    [JsonIgnore]
    public int Tried => Yes + ABit + No;

    /// <summary>Share that it helped, 0 to 1: a yes counts as one, a bit as one half. Null when nobody tried it.</summary>
    [JsonIgnore]
    public double? Share => Tried == 0 ? null : (Yes + (0.5 * ABit)) / Tried;

    /// <summary>May be shown to people (P15). To learn from, any number will do: nobody is shown anything then.</summary>
    [JsonIgnore]
    public bool MayBeShown => Tried >= ReleaseThreshold.Floor;

    public HelpedVotes Plus(HelpedVotes other) => new(Yes + other.Yes, ABit + other.ABit, No + other.No, DidNotTry + other.DidNotTry);
}
