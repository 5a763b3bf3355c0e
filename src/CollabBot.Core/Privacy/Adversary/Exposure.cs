using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Everything that anybody outside the engine ever received or could read, as facts. Immutable.</summary>
public sealed record Exposure(IReadOnlyList<Publication> Publications, IReadOnlyList<StoredRow> Rows, Observer Observer)
{
    /// <summary>What a team's own records show that was told: every level of every release, to the channel and to the leaders alike.</summary>
    /// <param name="rounds">The published rounds of one team or of several.</param>
    public static Exposure Of(IEnumerable<ToldRound> rounds) => new([.. rounds.SelectMany(Told)], [], Observer.Blind);

    /// <summary>What a copy of the store shows of rounds that are over: the counts of every area that passed. Nothing says who gave which answer.</summary>
    /// <remarks>Kept apart from what was told: whoever can read this and answered too knows more than the gate lets out, for as long as it is kept.</remarks>
    public static Exposure AtRest(IEnumerable<ToldRound> rounds) => new([.. rounds.SelectMany(Kept)], [], Observer.Blind);

    private static IEnumerable<Publication> Kept(ToldRound round)
    {
        var authors = Authors(round);
        foreach (var counted in round.Result?.Areas ?? [])
        {
            yield return new Publication(Audience.Store, counted.Area, authors, counted.N, counted.N, [new Statistic.Distribution(AnswerCounts.Of(counted))]);
        }

        foreach (var sums in round.Result?.Sums ?? [])
        {
            yield return new Publication(Audience.Store, sums.Area, authors, sums.N, sums.N, [new Statistic.Sums(sums.Sum, sums.SumOfSquares)]);
        }
    }

    private static HashSet<Author> Authors(ToldRound round) => [.. round.Plan.Participants.Select(participant => new Author(round.Plan.Ref.Round, participant.Person))];

    private static IEnumerable<Publication> Told(ToldRound round)
    {
        var authors = Authors(round);
        foreach (var shown in round.Release.Areas)
        {
            if (shown.Level is { } level)
            {
                var exact = round.Result?.CountOf(shown.Area);
                yield return new Publication(
                    Audience.Channel,
                    shown.Area,
                    authors,
                    exact ?? ReleaseGate.Fewest(level.Size),
                    exact ?? Math.Min(ReleaseGate.Most(level.Size), authors.Count),
                    [new Statistic.Gated(level)]);
            }
        }
    }
}

/// <summary>A round that was told, from the records of it.</summary>
/// <param name="Result">For the exact number of answers, which an insider is taken to know; without it every number of the band is tried.</param>
public sealed record ToldRound(RoundPlan Plan, Release Release, RoundResult? Result);
