using System.Globalization;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Demo;

/// <summary>Holds what was counted against what the made people were told is saved. Pure.</summary>
internal static class SelfCheck
{
    /// <param name="acknowledged">For each person who answered, the newest acknowledged answer of each area, keyed; null for a question passed over.</param>
    /// <returns>A sentence for each area that does not agree; empty when all is well.</returns>
    public static IEnumerable<string> Of(RoundPlan plan, RoundResult result, IReadOnlyCollection<(PersonId Person, IReadOnlyDictionary<PracticeArea, int?> Answers)> acknowledged)
    {
        foreach (var area in plan.Areas)
        {
            var answers = acknowledged
                .Where(person => person.Answers.GetValueOrDefault(area) is not null)
                .Select(person => (Value: person.Answers[area]!.Value, ReadsDigest: plan.DigestReaders.Contains(person.Person)))
                .ToList();
            var passes = plan.Threshold.IsMet(answers.Count, answers.Count(answer => !answer.ReadsDigest));
            int[] wanted = passes ? [.. Enumerable.Range(1, ResponseScale.Points).Select(point => answers.Count(answer => answer.Value == point))] : [];
            var counted = result.For(area)?.Counts ?? [];
            if (!wanted.SequenceEqual(counted))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Pulse of {plan.Date:yyyy-MM-dd}, {area.ShortName}: {answers.Count} answers were acknowledged ({Written(wanted)}), {counted.Sum()} counted ({Written(counted)}).");
            }
        }
    }

    private static string Written(IReadOnlyCollection<int> counts) => counts.Count > 0 ? string.Join(' ', counts) : "withheld";
}
