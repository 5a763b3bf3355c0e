using System.Text.Json.Serialization;

namespace CollabBot.Core.Nudges;

/// <summary>How a nudge has done in all teams of one organisation. No team and no person can be told from it, so it is kept (D8). Immutable, stored.</summary>
/// <param name="Sums">What choices are drawn from.</param>
/// <param name="Votes">All votes, each once.</param>
/// <param name="Teams">How many teams voted.</param>
public sealed record NudgeTally(NudgeSums Sums, HelpedVotes Votes, int Teams)
{
    private const int VotesToRetire = 15;
    private const int TeamsToRetire = 3;
    private const double ShareToStay = 0.2;

    /// <summary>Marks of the outcomes that were added last, so that none is added twice.</summary>
    private const int MostMarks = 64;

    public static NudgeTally None { get; } = new(default, HelpedVotes.None, 0);

    /// <summary>As given to <see cref="With"/>, oldest first.</summary>
    public IReadOnlyList<string> Marks { get => field ?? []; init; }

    /// <summary>Is given no more: fifteen votes or more from three teams or more, and it helped fewer than one in five of those who tried it (F5).</summary>
    [JsonIgnore]
    public bool IsRetired => Votes.Tried >= VotesToRetire && Teams >= TeamsToRetire && Votes.Share < ShareToStay;

    /// <summary>This tally with the outcome of one delivery. Repeating it changes nothing.</summary>
    /// <param name="mark">Stands for the delivery and tells nothing of it.</param>
    /// <param name="isTeamsFirst">The team had no outcome of this nudge before.</param>
    public NudgeTally With(HelpedVotes votes, string mark, bool isTeamsFirst) => votes.Tried == 0 || Marks.Contains(mark) ? this : this with
    {
        Sums = Sums.Plus(NudgeSums.Of(votes)),
        Votes = Votes.Plus(votes),
        Teams = Teams + (isTeamsFirst ? 1 : 0),
        Marks = [.. Marks.Append(mark).TakeLast(MostMarks)],
    };
}
