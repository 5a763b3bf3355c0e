using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>Who takes part in a team's sweeps, since when, in which row; and from when on its readings may be compared. Immutable.</summary>
/// <remarks>
/// <para>
/// A sweep's members are fixed when it starts. Who joins later, or comes back from an opt-out, is a member from the next sweep on, a newcomer from the
/// first sweep that starts <see cref="DaysBeforeFirstSweep"/> days or more after they were first seen (R6); the first sweep takes everybody. Who
/// opts out is not asked from then on, but the change counts from the next sweep on, together with the others. Who left the team cannot be asked any
/// more, everybody knows it, and nothing is kept of them: that change counts at once.
/// </para>
/// <para>
/// No comparison crosses a change of <see cref="Baseline"/> (P9): any change where the group has, or had, fewer than <see cref="LargeGroup"/> members; in a
/// larger one when those who joined and left since are a fifth of it. A newcomer to a larger group who would be the only change waits one sweep for company;
/// if none comes the baseline begins anew with them. So nobody's joining lies alone within a comparison (N19). A pause changes nothing of all this.
/// </para>
/// </remarks>
public sealed record Membership
{
    /// <summary>R6.</summary>
    public const int DaysBeforeFirstSweep = 14;

    /// <summary>From this size on a single change does not part the readings.</summary>
    public const int LargeGroup = 10;

    /// <summary>In a large group one in so many has to have changed.</summary>
    private const int PartOfLargeGroup = 5;

    public static Membership None { get; } = new();

    /// <summary>Counts the team's sweeps from 0.</summary>
    public int Sweep { get; init; }

    /// <summary>How many rounds the team had had when the sweep started.</summary>
    public int FirstPulse { get; init; }

    /// <summary>How the sweep is cut; another number of questions takes effect with the next (R10).</summary>
    public SweepPattern Pattern { get => field ?? SweepPattern.Default; init; }

    /// <summary>How many members the sweep started with; 0 before the first.</summary>
    public int SweepSize { get; init; }

    /// <summary>How many rounds the team had had when the baseline began: no reading of a round before is compared with one of a round since.</summary>
    public int Baseline { get; init; }

    /// <summary>How many members the baseline started with.</summary>
    public int BaselineSize { get; init; }

    /// <summary>The item bank of the baseline.</summary>
    public string ItemBankVersion { get => field ?? ""; init; }

    /// <summary>Everybody on the roster who is no guest, whether they are asked or not; by id.</summary>
    public IReadOnlyList<TeamMember> Members { get => field ?? []; init; }

    /// <returns>The member, or null when the person was not on the roster when it was last read.</returns>
    public TeamMember? Find(PersonId person) => Members.FirstOrDefault(member => member.Person == person);

    /// <summary>This membership with a member who is not asked until a date, which they chose themselves (R3) and nobody else is shown.</summary>
    /// <param name="until">The first date on which they may be asked again; null to end the pause.</param>
    /// <param name="today">When somebody who is on no roster that was read so far was first seen.</param>
    public Membership WithPause(PersonId person, DateOnly? until, DateOnly today) => Find(person) is null && until is not null
        ? this with { Members = [.. Members.Append(new TeamMember(person, today) { PausedUntil = until }).OrderBy(member => member.Person.Value, StringComparer.Ordinal)] }
        : this with { Members = [.. Members.Select(member => member.Person == person ? member with { PausedUntil = until } : member)] };

    /// <summary>This membership as if nobody had chosen a pause.</summary>
    internal Membership WithoutPauses() => this with { Members = [.. Members.Select(member => member with { PausedUntil = null })] };

    /// <summary>This membership without somebody who has left the team, of whom nothing is kept; the next roster would say the same.</summary>
    public Membership Without(PersonId person) => Find(person) is null ? this : this with { Members = [.. Members.Where(member => member.Person != person)] };

    /// <summary>Whether a round starts a sweep, as far as can be told before the roster is read: too few people may start one sooner.</summary>
    /// <param name="round">How many rounds the team had had before it.</param>
    public bool StartsSweepWith(int round) => IsDue(round);

    /// <summary>Reads a roster into this membership, for the team's next round.</summary>
    /// <remarks>Repeating it for the same round and roster changes nothing. Until a sweep's first round has been planned, its start is taken anew.</remarks>
    /// <param name="roster">Complete.</param>
    /// <param name="next">The round that is to be planned.</param>
    public Attendance Meet(IReadOnlyList<RosterMember> roster, Team team, NextRound next, RowDraw rows)
    {
        var present = WithRoster(roster, next.Date).WithItems(next);
        if (!present.IsDue(next.Number))
        {
            var under = Attendance.Of(present.WithBaseline(next, isDue: present.IsFarFromBaseline), roster, team, next);
            if (under.IsEnough)
            {
                return under;
            }

            // A sweep that too few are left to answer would never come to its end, and those who wait for the next would wait for good.
            var early = Attendance.Of(present.Started(team, next, rows), roster, team, next);
            return early.IsEnough ? early : under;
        }

        return Attendance.Of(present.Started(team, next, rows), roster, team, next);
    }

    private bool IsDue(int round) => SweepSize == 0 || round <= FirstPulse || round >= FirstPulse + Pattern.PulsesPerSweep;

    /// <summary>Leaves out who is gone, and notes who is new.</summary>
    private Membership WithRoster(IReadOnlyList<RosterMember> roster, DateOnly date)
    {
        var known = Members.ToDictionary(member => member.Person);
        return this with
        {
            Members =
            [
                .. roster.Where(member => !member.IsGuest).OrderBy(member => member.Id.Value, StringComparer.Ordinal)
                    .Select(member => known.GetValueOrDefault(member.Id) ?? new TeamMember(member.Id, date)),
            ],
        };
    }

    /// <summary>Other items are another measure (R10).</summary>
    private Membership WithItems(NextRound next) =>
        next.ItemBankVersion == ItemBankVersion ? this : WithBaseline(next, isDue: true) with { ItemBankVersion = next.ItemBankVersion };

    /// <summary>The sweep that starts with a round.</summary>
    private Membership Started(Team team, NextRound next, RowDraw rows)
    {
        var isFirst = SweepSize == 0 || next.Number == 0;
        var wanted = Members.Where(member => !team.OptedOut.Contains(member.Person)).ToList();
        var ready = wanted.Where(member => isFirst || member.InSweep || member.Since.AddDays(DaysBeforeFirstSweep) <= next.Date).ToList();
        var sweep = SweepSize == 0 || next.Number == FirstPulse ? Sweep : Sweep + 1;

        var lone = isFirst ? null : LoneNewcomer(ready);
        var waits = lone is not null && (lone.HeldBackFrom ?? sweep) == sweep;
        var taken = ready.Where(member => !waits || member != lone).Select(member => member.Person).ToHashSet();
        var pattern = SweepPattern.For(next.QuestionsPerPulse, taken.Count);

        var started = this with
        {
            Sweep = sweep,
            FirstPulse = next.Number,
            Pattern = pattern,
            SweepSize = taken.Count,
            Members = [.. Members.Select(member => member with
            {
                InSweep = taken.Contains(member.Person),
                HeldBackFrom = waits && member == lone ? sweep : taken.Contains(member.Person) ? null : member.HeldBackFrom,
            })],
        };

        return started.WithRows(rows).WithBaseline(next, isDue: (lone is not null && !waits) || pattern != Pattern || started.IsFarFromBaseline);
    }

    /// <summary>The one by whom a large group would differ from the sweep before, if it is just one.</summary>
    private TeamMember? LoneNewcomer(List<TeamMember> ready)
    {
        var stayed = ready.Count(member => member.InSweep);
        return Math.Min(SweepSize, stayed) >= LargeGroup && stayed == SweepSize && ready.Count == stayed + 1 ? ready.Single(member => !member.InSweep) : null;
    }

    private Membership WithRows(RowDraw draw)
    {
        var rows = Members.Where(member => member.Row is not null).Select(member => member.Row!.Value).ToList();
        var members = new List<TeamMember>();
        foreach (var member in Members)
        {
            var row = member.Row ?? (member.InSweep ? draw.Next(member.Person, rows) : null);
            if (row is { } given && member.Row is null)
            {
                rows.Add(given);
            }

            members.Add(member with { Row = row });
        }

        var inSweep = members.Where(member => member.InSweep).ToList();
        var forms = SquareRow.Forms([.. inSweep.Select(member => member.Row!.Value)], Pattern.Forms);
        var formOf = inSweep.Zip(forms).ToDictionary(pair => pair.First.Person, pair => pair.Second);
        return this with { Members = [.. members.Select(member => member with { Form = formOf.GetValueOrDefault(member.Person) })] };
    }

    /// <summary>Whether P9 lets no comparison cross what has changed since the baseline.</summary>
    private bool IsFarFromBaseline
    {
        get
        {
            var now = Members.Count(member => member.InSweep);
            var stayed = Members.Count(member => member is { InSweep: true, InBaseline: true });
            var changed = BaselineSize - stayed + now - stayed;
            return changed > 0 && (Math.Min(now, BaselineSize) < LargeGroup || changed * PartOfLargeGroup >= BaselineSize);
        }
    }

    private Membership WithBaseline(NextRound next, bool isDue) => !isDue ? this : this with
    {
        Baseline = next.Number,
        BaselineSize = Members.Count(member => member.InSweep),
        Members = [.. Members.Select(member => member with { InBaseline = member.InSweep })],
    };
}
