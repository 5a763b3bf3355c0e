using System.Globalization;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using Xunit;

namespace CollabBot.Tests.Privacy.Adversary;

/// <summary>What our own rules publish, against an adversary who knows who was asked and how many answered (N2, A3, A5).</summary>
public sealed class RosterHistories
{
    [Fact]
    public void Two_hundred_histories_give_no_answer_away() => Play(first: 1, count: 200);

    [Fact]
    [Trait("length", "long")]
    public void Ten_thousand_histories_give_no_answer_away() => Play(first: 1, count: 10_000);

    [Fact]
    public void Without_the_exact_numbers_every_number_of_the_band_is_tried_and_none_gives_anything_away()
    {
        var rounds = new RosterStory(seed: 3).Play().Select(round => round with { Result = null });

        var report = Attacker.Attack(Exposure.Of(rounds));

        Assert.True(report.IsClean);
    }

    /// <summary>Stated, not prevented: the counts that are kept for later statistics say more than the gate, to somebody who copies the store and answered too.</summary>
    [Fact]
    public void The_counts_at_rest_say_more_than_what_was_told()
    {
        var reports = Enumerable.Range(1, 20).Select(seed => Attacker.Attack(Exposure.AtRest(new RosterStory(seed).Play()))).ToList();

        Assert.Contains(reports, report => report.Recovered > 0);
        Assert.All(reports, report => Assert.All(report.Findings, finding => Assert.Equal((Method.Counting, Audience.Store), (finding.Method, finding.Audience))));
    }

    private static void Play(int first, int count)
    {
        var (answers, releases, withheld, skipped, praise, again) = (0L, 0, 0, 0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var story = new RosterStory(seed);
            var rounds = story.Play();
            var report = Attacker.Attack(Exposure.Of(rounds));

            Assert.True(report.IsClean, $"{Delivery.Seeds.Variable}={seed}: {report}");
            foreach (var round in rounds)
            {
                var shown = round.Release.Areas.Where(area => area.Level is not null).Select(area => round.Result!.For(area.Area)!.N).ToList();
                Assert.True(shown.TrueForAll(n => n >= ReleaseThreshold.Floor), $"{Delivery.Seeds.Variable}={seed}");
                releases += shown.Count;
            }

            (answers, praise) = (answers + report.Answers, praise + report.Praise);
            (withheld, skipped, again) = (withheld + story.Withheld, skipped + story.Skipped, again + story.ToldAgain);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} histories, seeds {first} to {first + count - 1}: {releases} releases, {withheld} withheld, {skipped} weeks nobody asked, {again} told again in vain; 0 of {answers} answers recovered, 0 below the threshold; certain praise of {praise}."));
    }
}
