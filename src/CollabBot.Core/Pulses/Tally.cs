using CollabBot.Core.Cadence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Counts a round's ballots. Pure.</summary>
public static class Tally
{
    /// <param name="ballots">One for each participant who answered anything; the flag says whether that person receives the digest.</param>
    /// <param name="denominator">What became of everybody; null when nothing is known but who was asked.</param>
    public static RoundResult Count(RoundPlan plan, ItemBank bank, IReadOnlyCollection<(Ballot Ballot, bool ReadsDigest)> ballots, Denominator? denominator = null)
    {
        var released = new List<AreaHistogram>();
        foreach (var area in plan.Areas)
        {
            var values = ballots
                .SelectMany(entry => entry.Ballot.Entries.Select(answer => (Item: bank.Find(answer.Item), answer.Value, entry.ReadsDigest)))
                .Where(answer => answer.Item?.Area == area && answer.Value is not null)
                .Select(answer => (Keyed: answer.Item!.Keyed(answer.Value!.Value), answer.ReadsDigest))
                .ToList();

            if (plan.Threshold.IsMet(values.Count, values.Count(value => !value.ReadsDigest)))
            {
                released.Add(new AreaHistogram(area, [.. Enumerable.Range(1, ResponseScale.Points).Select(point => values.Count(value => value.Keyed == point))]));
            }
        }

        denominator ??= new Denominator(plan.Participants.Count, ballots.Count, plan.Participants.Count - ballots.Count, away: 0, new Dictionary<Unreachable, int>());
        return new RoundResult(plan.Ref, released, denominator.Told(released.Count > 0))
        {
            Unreached = denominator.ToldUnreached(released.Count > 0),
            FewTookPart = denominator.CouldAnswer == 0 ? null : 100 * denominator.Answered < BackOff.FewPercent * denominator.CouldAnswer,
        };
    }

    internal static Participation ShareOf(int asked, int answered) => (100 * answered / asked) switch
    {
        < 45 => Participation.FewerThanHalf,
        < 60 => Participation.AboutHalf,
        _ => Participation.Most,
    };
}
