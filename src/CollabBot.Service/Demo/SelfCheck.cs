using System.Globalization;
using CollabBot.Core.Practice;

namespace CollabBot.Service.Demo;

/// <summary>Holds what was counted against what the made people were told is saved.</summary>
internal static class SelfCheck
{
    /// <returns>A sentence for each area that does not agree; empty when all is well.</returns>
    public static IEnumerable<string> Of(PlayedWeek week, MadePerson leader)
    {
        foreach (var area in week.Plan.Areas)
        {
            var answers = week.Sittings
                .Where(sitting => sitting.Answers.GetValueOrDefault(area) is not null)
                .Select(sitting => (Value: sitting.Answers[area]!.Value, IsLeader: sitting.Person == leader))
                .ToList();
            var passes = week.Plan.Threshold.IsMet(answers.Count, answers.Count(answer => !answer.IsLeader));
            int[] acknowledged = passes ? [.. Enumerable.Range(1, ResponseScale.Points).Select(point => answers.Count(answer => answer.Value == point))] : [];
            var counted = week.Result.For(area)?.Counts ?? [];
            if (!acknowledged.SequenceEqual(counted))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Pulse of {week.Plan.Date:yyyy-MM-dd}, {area.ShortName}: {answers.Count} answers were acknowledged ({(passes ? string.Join(' ', acknowledged) : "to be withheld")}), {counted.Sum()} counted ({(counted.Count > 0 ? string.Join(' ', counted) : "withheld")}).");
            }
        }
    }
}
