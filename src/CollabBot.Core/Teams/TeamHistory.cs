using System.Text.Json.Serialization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Insights;
using CollabBot.Core.Loop;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>What a team has been asked and told so far. Written by the engine; the team's settings are elsewhere.</summary>
/// <param name="RoundsPlanned">How many rounds there have been.</param>
/// <param name="Latest">The newest round, finished or not.</param>
/// <param name="LatestDate">Its local date.</param>
/// <param name="Releases">What was published, oldest first. Frozen: nothing changes an entry (P3), until it is deleted (D8).</param>
public sealed record TeamHistory(int RoundsPlanned, RoundId? Latest, DateOnly? LatestDate, IReadOnlyList<Release> Releases)
{
    /// <summary>Every this many days a reason that lasts is told again.</summary>
    public const int DaysBetweenTellings = 28;

    /// <summary>A year's worth; older ones are forgotten.</summary>
    private const int MaxSkips = 53;

    public static TeamHistory None { get; } = new(0, null, null, []);

    /// <summary>The date for which a round is being made and has no plan yet: whoever makes one for another date within the week comes too late.</summary>
    public DateOnly? Reserved { get; init; }

    /// <summary>The date of the newest round of whose histograms only sums are left, as of those of every round before it; null while there is none.</summary>
    public DateOnly? ReducedUpTo { get; init; }

    /// <summary>In the plans of rounds up to this date names have given way to aliases, in each of them; null while that is so of none.</summary>
    public DateOnly? NamesGoneUpTo { get; init; }

    /// <summary>The same of those to whom a result was told in their own chat.</summary>
    public DateOnly? ToldGoneUpTo { get; init; }

    /// <summary>The local date of the round before <see cref="Latest"/>; null when there was none, or nobody wrote it down.</summary>
    public DateOnly? PreviousDate { get; init; }

    /// <summary>The local date of the latest round that began a sweep; null when nobody wrote it down.</summary>
    public DateOnly? SweepFrom { get; init; }

    /// <summary><see cref="Latest"/> is the last round of its sweep.</summary>
    public bool EndsSweep { get; init; }

    /// <summary>How far the rhythm was slowed down; null when it never was.</summary>
    public BackOff? BackOff { get; init; }

    /// <summary>Digests that nobody replied to; null while there was neither a reply nor a silence.</summary>
    public ReplyGate? Gate { get; init; }

    /// <summary>Scheduled rounds that did not take place, oldest first.</summary>
    public IReadOnlyList<SkippedRound> Skips { get => field ?? []; init; }

    /// <summary>The first date on which the team may be asked again, if a round on <paramref name="date"/> would be too near to another; else null.</summary>
    public DateOnly? TooNear(DateOnly date) =>
        LatestDate is { } latest && date < latest.AddDays(PulseCadence.MinDaysBetweenRounds) ? latest.AddDays(PulseCadence.MinDaysBetweenRounds)
        : Reserved is { } reserved && reserved != date && Math.Abs(reserved.DayNumber - date.DayNumber) < PulseCadence.MinDaysBetweenRounds ? reserved.AddDays(PulseCadence.MinDaysBetweenRounds)
        : null;

    /// <summary>This history with a date taken for a round, unless it is <see cref="TooNear"/>.</summary>
    public TeamHistory WithReserved(DateOnly date) => TooNear(date) is null && Reserved != date ? this with { Reserved = date } : this;

    /// <summary>This history with a round begun. Repeating it changes nothing.</summary>
    public TeamHistory Begun(RoundPlan plan) =>
        plan.Number <= RoundsPlanned ? this : this with
        {
            RoundsPlanned = plan.Number,
            Latest = plan.Ref.Round,
            LatestDate = plan.Date,
            PreviousDate = LatestDate,
            Reserved = null,
            SweepFrom = plan.Pulse is { Index: 0 } ? plan.Date : SweepFrom,
            EndsSweep = plan.Pulse is { IsLast: true },
        };

    /// <summary>
    /// True when a sweep is over in which nothing could be shown: who is asked and told nothing tires, so the next sweep begins a week later (R5). A summary
    /// without a level does not count as told.
    /// </summary>
    [JsonIgnore]
    public bool RestsBeforeNextSweep =>
        EndsSweep && SweepFrom is { } from && Releases.Any(release => release.Round == Latest)
        && !Releases.Any(release => release.Date >= from && release.Areas.Any(area => area.Level is not null));

    /// <summary>How far the rhythm of a cadence was slowed down.</summary>
    /// <param name="since">When that cadence was saved.</param>
    public BackOff BackOffSince(DateTimeOffset since) => BackOff is { } backOff && backOff.Since == since ? backOff : BackOff.None(since);

    /// <summary>This history with what a round that was counted says about the team's rhythm. Repeating it changes nothing.</summary>
    /// <param name="fewTookPart">Null in a result from before this was counted.</param>
    public TeamHistory TurnedOut(RoundPlan plan, bool? fewTookPart, Team team)
    {
        // What was asked under another cadence says nothing about this one.
        if (fewTookPart is not { } few || team.Cadence is not { } cadence || plan.OpensAt < team.AskedSince)
        {
            return this;
        }

        var before = BackOffSince(team.AskedSince);
        var after = before.After(plan.Number, few, cadence);
        return ReferenceEquals(before, after) ? this : this with { BackOff = after };
    }

    /// <summary>This history with a digest that nobody replied to in time. Repeating it changes nothing.</summary>
    /// <param name="now">By the store's clock.</param>
    internal TeamHistory Unanswered(int round, DateTimeOffset now) => With((Gate ?? ReplyGate.None).WithSilence(round, now));

    /// <summary>This history with a reply to what was the newest digest. Repeating it changes nothing.</summary>
    internal TeamHistory Answered(int round, Team team) => With((Gate ?? ReplyGate.None).WithReply(round, team.AskedSince));

    /// <summary>True when nothing is left to do about a scheduled date: its round has begun, or why it has not is recorded.</summary>
    public bool Settles(DateOnly date) => LatestDate == date || Skips.Any(skipped => skipped.Date == date);

    /// <summary>
    /// Whether the admins hear of a skipped round: of each outage; of what lasts, once, and again after <see cref="DaysBetweenTellings"/> days
    /// or when a round took place in between; never of what they did themselves or cannot be told.
    /// </summary>
    public bool IsToBeTold(DateOnly date, SkipReason reason) => reason switch
    {
        SkipReason.Outage => true,
        SkipReason.TooFewPeople or SkipReason.RosterUnavailable => !Skips.Any(earlier =>
            earlier.Told && earlier.Reason == reason && earlier.Date.AddDays(DaysBetweenTellings) > date && (LatestDate is not { } latest || earlier.Date > latest)),
        _ => false,
    };

    /// <summary>This history with rounds skipped for one reason. What is settled already stays as it is.</summary>
    /// <param name="told">Whether the admins were told; it is the last of them that was told.</param>
    public TeamHistory Skipped(IReadOnlyCollection<DateOnly> dates, SkipReason reason, bool told)
    {
        var added = dates.Where(date => !Settles(date)).Order().Select(date => new SkippedRound(date, reason, told && date == dates.Max())).ToList();
        return added is [] ? this : this with
        {
            Skips = [.. Skips.Concat(added).OrderBy(skipped => skipped.Date).TakeLast(MaxSkips)],
            Reserved = Reserved is { } reserved && dates.Contains(reserved) ? null : Reserved,
        };
    }

    private TeamHistory With(ReplyGate gate) => ReferenceEquals(gate, Gate ?? ReplyGate.None) ? this : this with { Gate = gate };

    /// <summary>This history with a release. Repeating it changes nothing.</summary>
    public TeamHistory Released(Release release) =>
        Releases.Any(earlier => earlier.Round == release.Round) ? this : this with { Releases = [.. Releases, release] };

    /// <summary>This history without what was published before a date.</summary>
    public TeamHistory Without(DateOnly before) =>
        Releases.Any(release => release.Date < before) ? this with { Releases = [.. Releases.Where(release => release.Date >= before)] } : this;

    /// <summary>This history with the histograms up to a date reduced; never an earlier date than before.</summary>
    public TeamHistory Reduced(DateOnly upTo) => ReducedUpTo >= upTo ? this : this with { ReducedUpTo = upTo };
}

/// <summary>What was published of one round.</summary>
/// <param name="Areas">Every area that was asked; one that did not pass has no level.</param>
public sealed record Release(RoundId Round, DateOnly Date, IReadOnlyList<ReleasedArea> Areas)
{
    /// <summary>As <see cref="RoundPlan.Baseline"/>. Null in a release from before there was one: it is compared with none.</summary>
    public int? Baseline { get; init; }

    /// <summary>Nothing of the round was told, because the monthly check found something (N3).</summary>
    public bool IsWithheld { get; init; }

    /// <summary>What is published of the round when nothing of it may be told.</summary>
    public Release Withheld() => this with { IsWithheld = true, Areas = [.. Areas.Select(area => area with { Level = null })] };
}

/// <summary>What was published of one area in one round.</summary>
/// <param name="Level">Null when there were not enough answers to show it safely.</param>
public sealed record ReleasedArea(PracticeArea Area, Level? Level);
