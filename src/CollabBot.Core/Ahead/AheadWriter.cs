using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>Makes the document of the dates to come; also of rounds that took place, to hold one against the other. Pure.</summary>
/// <param name="team">As it is, or as it would be saved.</param>
/// <param name="withPeople">Says who is asked what, by id.</param>
internal sealed class AheadWriter(Team team, bool withPeople)
{
    private const int Percent = 100;

    private static readonly IReadOnlyList<int> Responses = [40, 60, 80];

    /// <param name="dates">Oldest first.</param>
    public AheadPlan Write(IReadOnlyList<DateAhead> dates, DateOnly from, DateOnly to)
    {
        var plans = dates.OfType<DateAhead.Asks>().Select(date => date.Plan).ToList();
        var rounds = plans.Select(Round).ToList();
        return new AheadPlan(
            team.Ref.Team.Value,
            from,
            to,
            DraftRound.ClockOf(team).ZoneId,
            Responses,
            rounds,
            [.. dates.Select(NotAsked).OfType<AheadDay>()],
            [.. Mondays(from, to).Select(week => Week(week, plans, dates))],
            [.. rounds.GroupBy(round => round.Sweep).Select(Sweep)]);
    }

    private AheadRound Round(RoundPlan plan)
    {
        var pulse = plan.Pulse!;
        var items = plan.Participants.SelectMany(person => person.Items.Select(item => (Area: ItemBank.Shipped.Find(item)!.Area, IsOther: !plan.DigestReaders.Contains(person.Person)))).ToLookup(asked => asked.Area, asked => asked.IsOther);
        return new AheadRound(
            plan.Date,
            plan.OpensAt,
            plan.RemindsAt,
            plan.ClosesAt,
            AnswerWindow.Extended(TeamClock.For(plan.ZoneId), team.Calendar, team.Cadence, plan.Date, plan.OpensAt, plan.ClosesAt),
            plan.Number,
            pulse.Sweep + 1,
            pulse.Index + 1,
            pulse.Pattern.PulsesPerSweep,
            plan.Participants.Max(person => person.Items.Count),
            plan.Participants.Count,
            plan.Threshold.Answers,
            plan.Threshold.FromOthers,
            [.. plan.Areas.Select(area => Reading(plan, area, [.. items[area]]))])
        {
            Asked = withPeople ? [.. plan.Participants.Select(person => new AheadPerson(person.Person.Value, person.Items))] : null,
            Readers = withPeople ? [.. plan.DigestReaders.Select(reader => reader.Value)] : null,
        };
    }

    /// <summary>Rounded down, each part by itself: what is called visible needs no luck with who of them answers.</summary>
    private static AheadReading Reading(RoundPlan plan, PracticeArea area, IReadOnlyList<bool> areOthers)
    {
        var others = areOthers.Count(isOther => isOther);
        return new AheadReading(
            area.Id,
            areOthers.Count,
            [.. Responses.Select(share => Of(areOthers.Count, share))],
            [.. Responses.Select(share => plan.Threshold.IsMet(Of(areOthers.Count, share), Of(others, share)))]);
    }

    private AheadDay? NotAsked(DateAhead date) => date switch
    {
        DateAhead.Off off => new AheadDay(off.Date, off.Why, off.Why is OffReason.BankHoliday && team.Calendar.Holidays is { } nation ? BankHolidays.Of(nation).On(off.Date)?.Name : null, null)
        {
            Label = off.Why is OffReason.Closed ? team.Calendar.OwnOn(off.Date)?.Label : null,
        },
        DateAhead.Skipped skipped => new AheadDay(skipped.Date, null, null, skipped.Why),
        _ => null,
    };

    private AheadWeek Week(AttentionWeek week, IReadOnlyList<RoundPlan> plans, IReadOnlyList<DateAhead> dates)
    {
        var clock = DraftRound.ClockOf(team);
        var asked = plans.Where(plan => AttentionWeek.Of(plan.Date) == week).Sum(plan => plan.Participants.Count);
        var reminded = plans.Where(plan => plan.RemindsAt is { } at && AttentionWeek.At(clock, at) == week).Select(plan => plan.Participants.Count).ToList();
        var told = plans.Count(plan => AttentionWeek.At(clock, plan.ClosesAt) == week);
        var digests = plans.Where(plan => AttentionWeek.At(clock, DigestHour.Default.NextAfter(plan.ClosesAt, clock.ZoneId, team.Calendar)) == week).SelectMany(plan => plan.DigestReaders).Distinct().Count();
        var (steps, before) = (Steps(week, plans, dates, clock), Steps(week.Previous, plans, dates, clock));
        var most = Math.Min(AttentionAccount.DefaultCap, Math.Sign(asked) + Math.Sign(reminded.Sum()) + Math.Sign(digests) + steps + before);
        return new AheadWeek(week.Monday, asked, [.. Responses.Select(share => reminded.Sum(people => people - Of(people, share)))], reminded.Sum(), told, digests, steps, most);
    }

    /// <summary>One a week, where a round ends or one cannot be held.</summary>
    private int Steps(AttentionWeek week, IReadOnlyList<RoundPlan> plans, IReadOnlyList<DateAhead> dates, TeamClock clock) =>
        !team.TakesNoNudges && (plans.Any(plan => AttentionWeek.At(clock, plan.ClosesAt) == week)
            || dates.Any(date => date is DateAhead.Skipped { Why: SkipReason.TooFewPeople } && AttentionWeek.Of(date.Date) == week)) ? 1 : 0;

    private static AheadSweep Sweep(IGrouping<int, AheadRound> rounds) => new(
        rounds.Key,
        rounds.Min(round => round.Date),
        rounds.Max(round => round.Date),
        [.. from area in PracticeArea.Asked
            let readings = rounds.SelectMany(round => round.Areas).Where(reading => reading.Area == area.Id).ToList()
            where readings.Count > 0
            select new AheadArea(area.Id, readings.Count, [.. Responses.Select((_, share) => readings.Count(reading => reading.Visible[share]))])]);

    private static IEnumerable<AttentionWeek> Mondays(DateOnly from, DateOnly to)
    {
        for (var week = AttentionWeek.Of(from); week.Monday < to; week = week.Next)
        {
            yield return week;
        }
    }

    private static int Of(int people, int percent) => people * percent / Percent;
}
