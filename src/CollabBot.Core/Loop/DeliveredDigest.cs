using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>A digest that reached a leader, and what the team's leaders said to it. Immutable.</summary>
/// <param name="Number">Of the round: a greater number is a newer digest.</param>
/// <param name="Date">Of the round, by the team's calendar.</param>
/// <param name="At">When it was delivered.</param>
/// <param name="ReplyBy">Until when a reply is waited for, exclusive (<see cref="ReplyGate.WorkingDays"/>).</param>
public sealed record DeliveredDigest(RoundId Round, int Number, DateOnly Date, DateTimeOffset At, DateTimeOffset ReplyBy)
{
    /// <param name="at">When it was delivered, by the store's clock.</param>
    internal static DeliveredDigest Of(RoundPlan plan, WorkingCalendar calendar, DateTimeOffset at) =>
        new(plan.Ref.Round, plan.Number, plan.Date, at, TeamClock.For(plan.ZoneId).AddWorkingDays(at, ReplyGate.WorkingDays, calendar));

    /// <summary>One for each leader who replied, oldest first.</summary>
    public IReadOnlyList<GivenReply> Replies { get => field ?? []; init; }

    /// <summary>How many replies were given so far, those included that their authors replaced.</summary>
    public int Given { get; init; }

    /// <summary>The number of the last reply that the team was told, 0 for none; one that was replaced before that is not told.</summary>
    public int ToldUpTo { get; init; }

    /// <summary>What follows from nobody's having replied in time was told, or is not to be told.</summary>
    public bool IsSilenceTold { get; init; }

    /// <summary>This digest with a reply. The newest of each leader counts; the same one again, an older one that comes late, and a mere "heard" after words change nothing.</summary>
    /// <param name="isNewest">No newer digest had been delivered when it was given.</param>
    internal DeliveredDigest Replied(PersonId by, LeaderReply reply, DateTimeOffset at, bool isNewest)
    {
        var before = Replies.FirstOrDefault(given => given.By == by);
        return before is not null && (before.At > at || before.Reply == reply || reply is LeaderReply.Heard)
            ? this
            : this with { Given = Given + 1, Replies = [.. Replies.Where(given => given.By != by), new GivenReply(Given + 1, by, reply, at, isNewest)] };
    }
}

/// <summary>What a leader said to a digest.</summary>
/// <param name="Number">Counts the replies to the digest from 1.</param>
/// <param name="At">When the leader said so.</param>
/// <param name="ToNewest">No newer digest had been delivered by then.</param>
public sealed record GivenReply(int Number, PersonId By, LeaderReply Reply, DateTimeOffset At, bool ToNewest);
