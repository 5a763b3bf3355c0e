using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Everything that was told of one set of answers.</summary>
internal sealed record AnswerSet(int Index, Audience Audience, PracticeArea Area, IReadOnlySet<Author> Authors, int Fewest, int Most, IReadOnlyList<Statistic> Statistics)
{
    /// <summary>Cells up to this many answers are solved by going through every histogram of them.</summary>
    public const int MostEnumerated = 40;

    public IReadOnlySet<RoundId> Window { get; } = Authors.Select(author => author.Round).ToHashSet();

    /// <summary>Null when the number of answers is known as a band only.</summary>
    public int? N => Fewest == Most ? Fewest : null;

    /// <summary>Gathers what was told of the same answers. Who reads the store also reads what was told; not the other way round.</summary>
    public static List<AnswerSet> Gather(IEnumerable<Publication> publications)
    {
        var sets = new List<AnswerSet>();
        foreach (var alike in publications.GroupBy(publication => publication, Alike.Instance))
        {
            var first = alike.Key;
            sets.Add(new AnswerSet(sets.Count, alike.Min(one => one.Audience), first.Area, first.Authors, first.Fewest, first.Most, [.. alike.SelectMany(one => one.Statistics).Distinct()]));
        }

        return sets;
    }

    /// <summary>Every way in which the answers can have been given.</summary>
    /// <param name="n">At most <see cref="MostEnumerated"/>.</param>
    public IEnumerable<AnswerCounts> Compatible(int n)
    {
        IEnumerable<AnswerCounts> candidates = Statistics.OfType<Statistic.Distribution>().FirstOrDefault() is { } known ? [known.Counts] : AnswerCounts.All(n);
        return candidates.Where(counts => counts.N == n && Statistics.All(statistic => statistic.Admits(counts)));
    }

    public Bounds Within(int n) => Statistics.Aggregate(Bounds.Any(n), (bounds, statistic) => bounds.And(statistic.Within(n)));

    /// <summary>The same answers, told to readers who share what they know.</summary>
    private sealed class Alike : IEqualityComparer<Publication>
    {
        public static Alike Instance { get; } = new();

        public bool Equals(Publication? one, Publication? other) =>
            one is not null && other is not null
            && one.Area == other.Area && (one.Audience is Audience.Store) == (other.Audience is Audience.Store)
            && (one.Fewest, one.Most) == (other.Fewest, other.Most) && one.Authors.SetEquals(other.Authors);

        public int GetHashCode(Publication publication) =>
            HashCode.Combine(publication.Area, publication.Audience is Audience.Store, publication.Most, publication.Authors.Aggregate(0, (hash, author) => hash ^ author.GetHashCode()));
    }
}
