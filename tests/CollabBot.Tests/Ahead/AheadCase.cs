using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Ahead;

/// <summary>A made team with settings drawn from a seed: who is in it, how it is asked, when it works.</summary>
internal sealed record AheadCase(
    int Seed, DateTimeOffset Begins, int People, int Guests, IReadOnlyList<PersonId> OptedOut, IReadOnlyList<(PersonId Person, DateOnly Until)> Pauses, int WeeksBefore, int Leavers, int Joiners, TeamSetUp SetUp)
{
    private static readonly string[] Zones = ["Europe/London", "Europe/Dublin", "Europe/Helsinki", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney", "Pacific/Auckland", "Pacific/Chatham"];

    public static AheadCase Of(int seed)
    {
        var chance = new Random(seed);
        var begins = new DateTimeOffset(2026, 1, 5, 3, 0, 0, TimeSpan.Zero).AddDays(7 * chance.Next(150));
        var today = DateOnly.FromDateTime(begins.UtcDateTime);
        var people = chance.Next(4) switch { 0 => chance.Next(3, 8), 1 => chance.Next(8, 20), 2 => chance.Next(20, 75), _ => chance.Next(75, 201) };
        var optedOut = Some(chance, people, chance.Next(3) == 0 ? chance.Next(1, 1 + (people / 6)) : 0);
        var leaders = Some(chance, people, chance.Next(1, Math.Min(4, people)));
        var reachable = ConfigureTeam.Reachable(people - optedOut.Count, leaders.Except(optedOut).Count());
        var weekday = (DayOfWeek)chance.Next(1, 6);
        return new AheadCase(
            seed,
            begins,
            people,
            chance.Next(3) == 0 ? chance.Next(1, 4) : 0,
            optedOut,
            [.. Some(chance, people, chance.Next(2) == 0 ? chance.Next(1, 1 + (people / 5)) : 0).Select(person => (person, today.AddDays(chance.Next(3, 100))))],
            chance.Next(3) * chance.Next(5),
            chance.Next(3) == 0 ? chance.Next(3) : 0,
            chance.Next(3) == 0 ? chance.Next(4) : 0,
            new TeamSetUp(new PulseCadence(weekday, new TimeOnly(chance.Next(7, 20), 30 * chance.Next(2)), Zones[chance.Next(Zones.Length)]).Every(chance.Next(6) switch { 0 => null, 1 or 2 => PulseCadence.Intervals[chance.Next(PulseCadence.Intervals.Count)], var weeks => 1 + (weeks % 2) }), Engine.Channel, leaders)
            {
                QuestionsPerPulse = chance.Next(1, SweepPattern.MaxQuestions + 1),
                Threshold = chance.Next(3) == 0 ? Math.Clamp(chance.Next(5, 9), ReleaseThreshold.Floor, Math.Max(ReleaseThreshold.Floor, reachable)) : ReleaseThreshold.Floor,
                TakesNudges = chance.Next(4) != 0,
                TakesReminders = chance.Next(4) != 0,
                Calendar = new WorkingCalendar
                {
                    Holidays = chance.Next(3) == 0 ? null : Enum.GetValues<Nation>()[chance.Next(Enum.GetValues<Nation>().Length)],
                    WorksAtYearEnd = chance.Next(4) == 0,
                    Weekdays = chance.Next(4) == 0 ? [.. Enumerable.Range(1, 5).Select(day => (DayOfWeek)day).Where(day => day == weekday || chance.Next(2) == 0)] : [],
                    Pause = chance.Next(5) == 0 ? Run(chance, today, 30) : null,
                    Own = [.. Enumerable.Range(0, chance.Next(3)).Select(_ => Run(chance, today, 12)).OrderBy(days => days.From).ThenBy(days => days.To)],
                },
            });
    }

    public override string ToString() =>
        FormattableString.Invariant($"seed {Seed}: {People} people from {Begins:yyyy-MM-dd}, {SetUp.Cadence}, {SetUp.QuestionsPerPulse} questions, threshold {SetUp.Threshold}, {SetUp.Leaders.Count} lead, {OptedOut.Count} opted out, {Pauses.Count} pause, {Guests} guests, {WeeksBefore} weeks before");

    private static List<PersonId> Some(Random chance, int people, int count) =>
        [.. Enumerable.Range(1, people).OrderBy(_ => chance.Next()).Take(count).Order().Select(ARound.Person)];

    private static DaysOff Run(Random chance, DateOnly today, int longest)
    {
        var from = today.AddDays(chance.Next(5, 110));
        return new DaysOff(from, from.AddDays(chance.Next(longest)));
    }
}
