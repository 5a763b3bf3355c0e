using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>N7: a year of 500 people in one to four teams each, by the rule alone: with caps that change, charges that are repeated, and outages over a weekend.</summary>
public sealed class AttentionYears(ITestOutputHelper output)
{
    private const int Weeks = 52;
    private const int People = 500;

    private static readonly DateOnly Start = new(2026, 1, 5);
    private static readonly string[] Zones = ["Europe/London", "Australia/Sydney", "America/Los_Angeles", "Asia/Kolkata"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nobody_is_ever_sent_more_than_their_cap_and_nothing_is_left_out_silently(int seed)
    {
        var year = new Year(seed);
        year.Play();

        Assert.Equal([], year.Silent);
        Assert.All(year.Sent, week => Assert.InRange(week.Value, 0, year.HighestCapOf(week.Key)));
        Assert.True(year.Sent.Values.Max() >= 7);
        Assert.InRange(year.Accounts.Max(account => account.Entries.Count), 3, 80);
        Tell(year);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_nobody_changes_their_cap_nobody_is_sent_more_than_three_and_most_are_asked_by_each_of_their_teams(int seed)
    {
        var year = new Year(seed) { CapsChange = false };
        year.Play();
        Tell(year);

        Assert.Equal([], year.Silent);
        Assert.InRange(year.Sent.Values.Max(), 1, 3);
        Assert.InRange(year.AskedOf(1), 0.98, 1);
        Assert.InRange(year.AskedOf(2), 0.85, 1);
        Assert.InRange(year.AskedOf(3), 0.7, 1);
        Assert.InRange(year.AskedOf(4), 0.55, 0.75);
    }

    [Fact]
    public void Without_a_cap_the_same_year_would_have_sent_some_people_far_more()
    {
        var year = new Year(1) { IsCapped = false };

        year.Play();

        Assert.True(year.Sent.Values.Max() > 7);
    }

    private void Tell(Year year)
    {
        foreach (var line in year.Figures())
        {
            output.WriteLine(line);
        }
    }

    private sealed record Squad(int Number, TeamClock Clock, DayOfWeek Day, int Interval, bool TellsInPerson, IReadOnlyList<int> Members, int Leader);

    private sealed class Year
    {
        private readonly Random _chance;
        private readonly List<Squad> _teams = [];
        private readonly PriorityQueue<Action<DateTimeOffset>, (long At, int Number)> _due = new();
        private readonly Dictionary<(int Person, DateOnly Monday), int> _caps = [];
        private readonly Dictionary<AttentionKind, (int Sent, int PutOff)> _outcomes = [];
        private readonly int[] _asksWanted = new int[5];
        private readonly int[] _asksSent = new int[5];
        private readonly int[] _teamsOf = new int[People];
        private int _number;

        public Year(int seed)
        {
            _chance = new Random(seed);
            var places = Enumerable.Range(0, People).SelectMany(person => Enumerable.Repeat(person, _teamsOf[person] = _chance.Next(1, 5))).ToArray();
            _chance.Shuffle(places);
            for (var at = 0; at < places.Length;)
            {
                var members = places.Skip(at).Take(_chance.Next(4, 41)).ToList();
                at += members.Count;
                _teams.Add(new Squad(
                    _teams.Count, TeamClock.For(Zones[_chance.Next(Zones.Length)]), (DayOfWeek)_chance.Next(1, 6), _chance.Next(4) == 0 ? 2 : 1, _chance.Next(10) == 0, [.. members.Distinct()], members[0]));
            }
        }

        public bool IsCapped { get; init; } = true;

        public bool CapsChange { get; init; } = true;

        public AttentionAccount[] Accounts { get; } = [.. Enumerable.Repeat(AttentionAccount.Empty, People)];

        /// <summary>How many messages a person was sent in a week, of the calendar of the team that each came from.</summary>
        public Dictionary<(int Person, DateOnly Monday), int> Sent { get; } = [];

        /// <summary>What was neither sent nor found on the person's card.</summary>
        public List<string> Silent { get; } = [];

        public int HighestCapOf((int Person, DateOnly Monday) week) => _caps[week];

        /// <summary>Which part of the questions for people in so many teams were sent.</summary>
        public double AskedOf(int teams) => (double)_asksSent[teams] / _asksWanted[teams];

        public void Play()
        {
            foreach (var team in _teams)
            {
                for (var week = 0; week < Weeks; week++)
                {
                    Plan(team, week);
                }
            }

            while (_due.TryDequeue(out var happen, out var at))
            {
                happen(new DateTimeOffset(at.At, TimeSpan.Zero));
            }
        }

        public IEnumerable<string> Figures()
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{_teams.Count} teams, {Sent.Values.Sum()} messages in {Sent.Count} weeks of people");
            foreach (var (kind, (sent, putOff)) in _outcomes.OrderBy(outcome => outcome.Key))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{kind}: {sent} sent, {putOff} put off");
            }

            for (var teams = 1; teams <= 4; teams++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"asked, of people in {teams} teams: {100 * AskedOf(teams):F1} %");
            }
        }

        private void Plan(Squad team, int week)
        {
            var monday = Start.AddDays(7 * week);
            At(team.Clock.At(monday.AddDays(_chance.Next(0, 5)), new TimeOnly(9, 0)), now => Digest(team, week, AttentionWeek.At(team.Clock, now)));
            if (week % 2 == team.Number % 2)
            {
                var nudged = team.Members[_chance.Next(team.Members.Count)];
                At(team.Clock.At(monday.AddDays(_chance.Next(0, 5)), new TimeOnly(11, 0)), now => Once(nudged, AttentionKind.Nudge, $"n{team.Number}/{week}", AttentionWeek.At(team.Clock, now)));
            }

            if (week % team.Interval != 0)
            {
                return;
            }

            var opens = team.Clock.At(monday.AddDays((int)team.Day - 1), new TimeOnly(10, 0));
            var round = new RoundId($"{team.Number}/{week}");
            var reminds = team.Clock.AddWorkingDays(opens, 2, WorkingCalendar.Default);
            var told = team.Clock.AddWorkingDays(opens, 3, WorkingCalendar.Default);
            foreach (var person in team.Members)
            {
                // One time in forty the way to the person is closed until the next week.
                var asks = _chance.Next(40) == 0 && team.Day is DayOfWeek.Friday ? team.Clock.At(monday.AddDays(7), new TimeOnly(8, 0)) : opens.AddMinutes(_chance.Next(20));
                At(asks, now => Ask(team, person, round, reminds, now));
                var answers = _chance.Next(10) < 6;
                At(reminds, _ => Remind(team, person, round, AttentionWeek.At(team.Clock, reminds), answers));
                if (team.TellsInPerson && person != team.Leader)
                {
                    At(told, now => Once(person, AttentionKind.Summary, round.Value, AttentionWeek.At(team.Clock, now)));
                }

                if (week % 10 == 9)
                {
                    var wrote = _chance.Next(4) == 0;
                    At(told, now => Charge(person, AttentionKind.CommentNote, round.Value, AttentionWeek.At(team.Clock, now), isSent: wrote));
                }
            }
        }

        private void At(DateTimeOffset instant, Action<DateTimeOffset> happen) => _due.Enqueue(happen, (instant.UtcTicks, _number++));

        private void Ask(Squad team, int person, RoundId round, DateTimeOffset reminds, DateTimeOffset now)
        {
            var week = AttentionWeek.At(team.Clock, now);
            MaybeChangeCap(person, week);
            Change(person, week, account => account.WithAsk(week, round, (AttentionWeek.At(team.Clock, reminds), reminds), now));
            var place = Accounts[person].PlaceOf(week, round, now);
            _asksWanted[_teamsOf[person]]++;
            _asksSent[_teamsOf[person]] += place is null ? 0 : 1;
            Settle(person, AttentionKind.Ask, round.Value, week, isCounted: place is not null || !IsCapped, isSent: true);
        }

        private void Remind(Squad team, int person, RoundId round, AttentionWeek week, bool answered)
        {
            var isAllowed = Accounts[person].AllowsReminder(week, round);
            var isBeyondLowered = Accounts[person].Counts(week, AttentionKind.Reminder, round.Value) && !isAllowed;
            Settle(person, AttentionKind.Reminder, round.Value, week, isAllowed || !IsCapped || isBeyondLowered, isSent: !answered && (isAllowed || !IsCapped));
        }

        private void Digest(Squad team, int week, AttentionWeek now)
        {
            if (!Once(team.Leader, AttentionKind.Digest, $"d{team.Number}/{week}", now))
            {
                At(team.Clock.At(now.Next.Monday, new TimeOnly(9, 0)), later => Digest(team, week, AttentionWeek.At(team.Clock, later)));
            }
        }

        private bool Once(int person, AttentionKind kind, string reference, AttentionWeek week) => Charge(person, kind, reference, week, isSent: true);

        private bool Charge(int person, AttentionKind kind, string reference, AttentionWeek week, bool isSent)
        {
            MaybeChangeCap(person, week);
            Change(person, week, account => account.With(week, kind, reference));
            var isCounted = !IsCapped || Accounts[person].Counts(week, kind, reference);
            Settle(person, kind, reference, week, isCounted, isSent);
            return isCounted;
        }

        /// <summary>One charge in ten is repeated, as after a crash.</summary>
        private void Change(int person, AttentionWeek week, Func<AttentionAccount, AttentionAccount> charge)
        {
            for (var times = _chance.Next(10) == 0 ? 2 : 1; times > 0; times--)
            {
                Accounts[person] = charge(Accounts[person]);
            }
        }

        private void MaybeChangeCap(int person, AttentionWeek week)
        {
            if (CapsChange && _chance.Next(200) == 0)
            {
                Accounts[person] = Accounts[person].WithCap(_chance.Next(1, 8));
            }
        }

        private void Settle(int person, AttentionKind kind, string reference, AttentionWeek week, bool isCounted, bool isSent)
        {
            var (sent, putOff) = _outcomes.GetValueOrDefault(kind);
            _outcomes[kind] = isCounted ? (sent + (isSent ? 1 : 0), putOff) : (sent, putOff + 1);
            if (isCounted && isSent)
            {
                // What was sent while a higher cap held was allowed.
                _caps[(person, week.Monday)] = Math.Max(_caps.GetValueOrDefault((person, week.Monday)), Accounts[person].Most);
                Sent[(person, week.Monday)] = Sent.GetValueOrDefault((person, week.Monday)) + 1;
            }
            else if (!isCounted && !Accounts[person].Entries.Any(entry => entry.IsPutOff && entry.Monday == week.Monday && entry.Kind == kind && entry.Reference == reference))
            {
                Silent.Add($"{kind} {reference} of person {person}");
            }
        }
    }
}
