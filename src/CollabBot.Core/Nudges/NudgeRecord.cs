using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>What a team remembers of its nudges, for two years. Holds counts, and nobody's reply. Immutable, stored.</summary>
/// <param name="Given">Oldest first.</param>
public sealed record NudgeRecord(IReadOnlyList<GivenNudge> Given)
{
    private const int YearsKept = 2;

    public static NudgeRecord None { get; } = new([]);

    /// <summary>Ids of nudges that this team, or its leader, does not want to be given again.</summary>
    public IReadOnlyList<string> NotForUs { get => field ?? []; init; }

    /// <summary>Dates on which nothing was given, because two in a row had been put off; oldest first.</summary>
    public IReadOnlyList<DateOnly> Rests { get => field ?? []; init; }

    /// <summary>Chosen, and seen by nobody because nobody's week had room: no rule counts them, and they are not entered again. Oldest first.</summary>
    public IReadOnlyList<GivenNudge> Unseen { get => field ?? []; init; }

    /// <summary>How much the nudge has helped here.</summary>
    public NudgeSums SumsOf(string nudgeId) => Given
        .Where(given => given.NudgeId == nudgeId && given.Helped is not null)
        .Aggregate(default(NudgeSums), (sums, given) => sums.Plus(NudgeSums.Of(given.Helped!)));

    /// <summary>This record with a nudge given; forgets what is older than two years. Repeating it changes nothing.</summary>
    public NudgeRecord With(GivenNudge given) => Given.Concat(Unseen).Any(one => one.Role == given.Role && one.On == given.On) ? this : this with
    {
        Given = [.. Given.Append(given).Where(one => one.On > given.On.AddYears(-YearsKept)).OrderBy(one => one.On)],
        Rests = [.. Rests.Where(date => date > given.On.AddYears(-YearsKept))],
        Unseen = [.. Unseen.Where(one => one.On > given.On.AddYears(-YearsKept))],
    };

    /// <summary>This record with a nudge that was to be given and that nobody saw. Repeating it changes nothing.</summary>
    public NudgeRecord SeenByNobody(NudgeRole role, DateOnly on) =>
        Find(role, on) is { } given ? this with { Given = [.. Given.Where(one => one != given)], Unseen = [.. Unseen.Append(given).OrderBy(one => one.On)] } : this;

    /// <summary>This record with what people said to a nudge. Repeating it changes nothing; nothing of what was counted changes.</summary>
    public NudgeRecord WithReplies(NudgeRole role, DateOnly on, NudgeReplies replies) => Find(role, on) is { Replies: null } given
        ? (replies.TurnDown(role) ? TurnedDown(given.NudgeId) : this).Put(given, given with { Replies = replies })
        : this;

    /// <summary>This record with how much a nudge has helped. Repeating it changes nothing; nothing of what was counted changes.</summary>
    public NudgeRecord WithHelped(NudgeRole role, DateOnly on, HelpedVotes helped) =>
        Find(role, on) is { Helped: null } given ? Put(given, given with { Helped = helped }) : this;

    /// <summary>This record without ever giving the nudge again. Repeating it changes nothing.</summary>
    public NudgeRecord TurnedDown(string nudgeId) => NotForUs.Contains(nudgeId) ? this : this with { NotForUs = [.. NotForUs, nudgeId] };

    /// <summary>This record with a week left out. Repeating it changes nothing.</summary>
    public NudgeRecord Rested(DateOnly on) => Rests.Contains(on) ? this : this with { Rests = [.. Rests.Append(on).Order()] };

    /// <returns>What was given to them on that date; null when nothing was.</returns>
    public GivenNudge? Find(NudgeRole role, DateOnly on) => Given.FirstOrDefault(given => given.Role == role && given.On == on);

    private NudgeRecord Put(GivenNudge old, GivenNudge changed) => this with { Given = [.. Given.Select(given => given == old ? changed : given)] };
}
