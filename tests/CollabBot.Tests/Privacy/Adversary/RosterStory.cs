using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Privacy.Adversary;

/// <summary>Half a year of a team that people join and leave, are away from and answer as they like, published by our own rules. Everything comes from the seed.</summary>
internal sealed class RosterStory
{
    private const int Weeks = 26;

    private static readonly string[] Items = ["TRU1", "INF1", "EQU1"];

    private readonly Random _random;
    private readonly double _response;
    private readonly int[] _mood;
    private readonly List<int> _roster;
    private int _newest;

    public RosterStory(int seed)
    {
        _random = new Random(seed);
        _response = 0.4 + (0.6 * _random.NextDouble());
        _roster = [.. Enumerable.Range(1, _newest = _random.Next(4, 41))];
        _mood = _random.Next(5) switch
        {
            0 => [1],
            1 => [5],
            2 => [1, 1, 2, 5, 5],
            3 => [1, 2, 3, 3, 4, 4, 4, 5],
            _ => [4, 5, 5, 5],
        };
    }

    /// <summary>Rounds in which an area was withheld, of those that were held.</summary>
    public int Withheld { get; private set; }

    /// <summary>Weeks in which too few were there to ask anybody.</summary>
    public int Skipped { get; private set; }

    /// <summary>Attempts to have a round told again, with one answer more or less.</summary>
    public int ToldAgain { get; private set; }

    public IReadOnlyList<ToldRound> Play()
    {
        var (history, told) = (TeamHistory.None, new List<(RoundPlan Plan, RoundResult Result)>());
        for (var week = 0; week < Weeks; week++)
        {
            Move();
            var plan = Plan(week);
            if (!plan.Threshold.IsMet(plan.Participants.Count, plan.Participants.Count(participant => !plan.DigestReaders.Contains(participant.Person))))
            {
                Skipped++;
                continue;
            }

            var ballots = Ballots(plan);
            var result = Tally.Count(plan, ItemBank.Shipped, ballots);
            history = history.Begun(plan).Released(ReleaseOf(plan, result));
            told.Add((plan, result));
            Withheld += plan.Areas.Count - result.Areas.Count;

            var again = Tally.Count(plan, ItemBank.Shipped, [.. ballots.Skip(1)]);
            history = history.Released(ReleaseOf(plan, again));
            ToldAgain++;
        }

        return [.. told.Zip(history.Releases, (round, release) => new ToldRound(round.Plan, release, round.Result))];
    }

    private static Release ReleaseOf(RoundPlan plan, RoundResult result) => new(plan.Ref.Round, plan.Date, [.. plan.Areas.Select(area => new ReleasedArea(
        area, result.For(area) is { } histogram ? ReleaseGate.Show(histogram, plan.Participants.Count) : null))]);

    private void Move()
    {
        if (_random.NextDouble() < 0.2 && _roster.Count < 40)
        {
            _roster.Add(++_newest);
        }

        if (_random.NextDouble() < 0.2 && _roster.Count > 4)
        {
            _roster.RemoveAt(_random.Next(_roster.Count));
        }
    }

    private RoundPlan Plan(int week)
    {
        var date = new DateOnly(2026, 11, 24).AddDays(7 * week);
        var there = _roster.Where(_ => _random.NextDouble() > 0.1).ToList();
        return ARound.Plan(people: 0) with
        {
            Ref = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)),
            Number = week + 1,
            Date = date,
            Participants = [.. there.Select(person => new Participant(ARound.Person(person), "address", Items))],
            DigestReaders = [.. _roster.Take(1 + (week % 3)).Select(ARound.Person)],
        };
    }

    private List<(Ballot Ballot, bool ReadsDigest)> Ballots(RoundPlan plan) =>
    [
        .. plan.Participants.Where(_ => _random.NextDouble() < _response).Select(participant => (
            new Ballot(1, [.. Items.Select(item => new BallotEntry(item, _random.NextDouble() < 0.05 ? null : _mood[_random.Next(_mood.Length)], 0, plan.OpensAt))]),
            plan.DigestReaders.Contains(participant.Person))),
    ];
}
