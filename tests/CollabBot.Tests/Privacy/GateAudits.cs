using CollabBot.Core.Insights;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>Every histogram there is, and every insider: a proof for each number of answers, not a sample (T5).</summary>
public sealed class GateAudits
{
    public static TheoryData<int> Sizes() => [.. Enumerable.Range(5, 22)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_insider_learns_from_the_gate_how_many_others_were_unfavourable(int n) =>
        Assert.Equal(0, ExhaustiveAudit.Of(n, counts => ReleaseGate.Show(counts, n + 3)).Violations);

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(14)]
    public void An_exact_mean_shows_ten_times_that_all_others_were(int n)
    {
        var audit = ExhaustiveAudit.Of(n, counts => counts.Score);

        Assert.Equal((0, 10), (audit.OneOrTwo, audit.AllOthers));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void A_mean_with_the_favourable_share_gives_away_thirty_five_cells(int n) =>
        Assert.Equal(35, ExhaustiveAudit.Of(n, counts => (HalfUp(counts.Score), HalfUp(100.0 * counts.Favourable / counts.N))).Violations);

    [Theory]
    [InlineData(5, 350, 215)]
    [InlineData(10, 3575, 1040)]
    [InlineData(14, 11900, 2150)]
    public void A_chart_of_all_five_answers_gives_away_hundreds(int n, int cells, int violations)
    {
        var audit = ExhaustiveAudit.Of(n, counts => counts);

        Assert.Equal((cells, violations), (audit.Cells, audit.Violations));
    }

    /// <summary>Each of these would be welcome in a digest, and each is left out of the gate because of this.</summary>
    [Theory]
    [InlineData(12, 3)]
    [InlineData(14, 3)]
    public void A_word_for_every_spread_fails_below_fifteen(int n, int violations) =>
        Assert.Equal(violations, ExhaustiveAudit.Of(n, counts => (ReleaseGate.Show(counts, n) with { Agreement = null }, Word(counts))).Violations);

    [Theory]
    [InlineData(15, 10)]
    [InlineData(20, 1)]
    public void Shares_and_a_word_together_fail_below_twenty_five(int n, int violations) =>
        Assert.Equal(violations, ExhaustiveAudit.Of(n, counts => (ReleaseGate.Show(counts, n), Word(counts))).Violations);

    /// <summary>The only way in which the gate makes others' answers certain: somebody who answered low sees that everybody else gave the top answer.</summary>
    [Theory]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    [InlineData(7, 2)]
    [InlineData(8, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(26, 0)]
    public void Certain_praise_is_rare_and_ends_at_ten_answers(int n, int cells) =>
        Assert.Equal(cells, ExhaustiveAudit.Of(n, counts => ReleaseGate.Show(counts, n)).Praise);

    /// <summary>Stated, not prevented: what two who pool their answers can make certain.</summary>
    [Theory]
    [InlineData(5, 0, 10)]
    [InlineData(8, 0, 5)]
    [InlineData(10, 2, 6)]
    [InlineData(14, 0, 1)]
    public void Two_insiders_together_learn_more_in_a_few_cells(int n, int oneOrTwo, int allOthers)
    {
        var known = new Dictionary<(Level Told, int One, int Other), (int Fewest, int Most)>();
        var pairs = (from one in Enumerable.Range(1, 5) from other in Enumerable.Range(one, 6 - one) select (one, other)).ToList();
        foreach (var counts in AnswerCounts.All(n))
        {
            var told = ReleaseGate.Show(counts, n);
            foreach (var (one, other) in pairs)
            {
                if (counts.Minus(AnswerCounts.One(one)).Minus(AnswerCounts.One(other)) is { Exists: true, Unfavourable: var unfavourable })
                {
                    var (fewest, most) = known.GetValueOrDefault((told, one, other), (unfavourable, unfavourable));
                    known[(told, one, other)] = (Math.Min(fewest, unfavourable), Math.Max(most, unfavourable));
                }
            }
        }

        Assert.Equal(oneOrTwo, known.Values.Count(range => range.Fewest == range.Most && (range.Most is 1 or 2)));
        Assert.Equal(allOthers, known.Values.Count(range => range.Fewest == n - 2));
    }

    private static Agreement Word(AnswerCounts counts) => Polarisation.InWords([counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives]);

    private static int HalfUp(double value) => (int)Math.Floor(value + 0.5);
}
