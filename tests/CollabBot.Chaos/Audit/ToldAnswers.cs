using CollabBot.Core.Pulses;

namespace CollabBot.Chaos.Audit;

/// <summary>What people were told of their answers, and so what may be in their ballots. Safe for concurrent use.</summary>
/// <remarks>
/// Of one person's answers to one question the newest that was acknowledged counts, newest by (card revision, time). One of which the person was not told
/// may count in its stead, if it is as new. Nothing else counts.
/// </remarks>
internal sealed class ToldAnswers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Person, string Item), List<Answer>> _answers = [];

    /// <summary>How many answers were acknowledged, copies too.</summary>
    public int Saved { get; private set; }

    /// <summary>How many came to nothing, as far as the person was told.</summary>
    public int Refused { get; private set; }

    /// <summary>How many people had at least one answer acknowledged.</summary>
    public int PeopleAcknowledged => _answers.Where(entry => entry.Value.Exists(answer => answer.IsSure)).Select(entry => entry.Key.Person).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many people answered, whatever came of it.</summary>
    public int PeopleTried => _answers.Keys.Select(key => key.Person).Distinct(StringComparer.Ordinal).Count();

    public void Note(string person, string item, Answer answer)
    {
        lock (_gate)
        {
            Saved += answer.IsSure ? 1 : 0;
            Refused += answer.IsSure ? 0 : 1;
            if (!_answers.TryGetValue((person, item), out var answers))
            {
                _answers[(person, item)] = answers = [];
            }

            answers.Add(answer);
        }
    }

    /// <summary>Holds a ballot against it.</summary>
    public BallotVerdict Judge(string person, Ballot ballot)
    {
        var verdict = new BallotVerdict { Double = ballot.Entries.Count - ballot.Entries.Select(entry => entry.Item).Distinct(StringComparer.Ordinal).Count() };
        foreach (var ((_, item), answers) in _answers.Where(entry => entry.Key.Person == person))
        {
            verdict += Judge(answers, ballot.For(item));
        }

        return verdict;
    }

    private static BallotVerdict Judge(List<Answer> answers, BallotEntry? counted)
    {
        var newest = answers.Where(answer => answer.IsSure).Select(answer => answer.Rank).DefaultIfEmpty().Max();
        return counted switch
        {
            null => new BallotVerdict { Lost = answers.Exists(answer => answer.IsSure) ? 1 : 0 },
            _ when !answers.Exists(answer => answer.Value == counted.Value) => new BallotVerdict { Foreign = 1 },
            _ when !answers.Exists(answer => answer.Value == counted.Value && answer.Rank.CompareTo(newest) >= 0) => new BallotVerdict { Stale = 1 },
            _ => new BallotVerdict(),
        };
    }

    /// <param name="IsSure">Acknowledged; else nobody was told what became of it.</param>
    internal readonly record struct Answer(int Value, int Revision, DateTimeOffset At, bool IsSure)
    {
        public (int Revision, DateTimeOffset At) Rank => (Revision, At);
    }
}
