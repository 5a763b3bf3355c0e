using CollabBot.Core.Privacy.Adversary;
using Xunit;

namespace CollabBot.Tests.Privacy.Adversary;

/// <summary>An adversary that finds nothing proves nothing, unless it finds what was put there.</summary>
public sealed class PlantedLeaks
{
    public static TheoryData<int> Seeds() => [.. Delivery.Seeds.Of(first: 1, count: 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_threshold_of_two_gives_each_of_two_the_other_s_answer(int seed)
    {
        var report = Attacker.Attack(new Planted(seed).ThresholdOfTwo());

        Assert.True(report.Recovered >= 1, Replay(seed));
        Assert.Contains(report.Breaches, breach => breach.Rule is BrokenRule.BelowThreshold);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mean_with_decimals_gives_away_a_team_that_is_unhappy(int seed)
    {
        var n = 5 + (seed % 20);

        var report = Attacker.Attack(new Planted(seed).NaiveMean(n));

        Assert.True(report.Recovered >= n - 1, Replay(seed));
        Assert.All(report.Findings, finding => Assert.Equal(Method.Counting, finding.Method));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_chart_of_all_five_answers_gives_away_the_only_critic(int seed)
    {
        var report = Attacker.Attack(new Planted(seed).FullDistribution(5 + (seed % 20)));

        Assert.Equal(1, report.Recovered);
        Assert.Equal(Disclosure.FewUnfavourable, Assert.Single(report.Findings).Disclosure);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T3_a_window_that_grows_by_one_answer_gives_it_away(int seed) => Differs(new Planted(seed).RollingWindow(), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T3_a_window_from_which_one_answer_drops_out_gives_it_away(int seed) => Differs(new Planted(seed).RoundDropsOut(), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T1_a_result_that_is_told_again_after_a_late_answer_gives_it_away(int seed) => Differs(new Planted(seed).ToldAgain(), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T4_an_organisation_less_its_teams_gives_away_the_hidden_one(int seed)
    {
        var planted = new Planted(seed).OrganisationLessTeams(hidden: 1 + (seed % 2));

        var report = Attacker.Attack(planted);

        Assert.Contains(report.Findings, finding => finding is { Method: Method.Remainder, Disclosure: Disclosure.Answers });
        Assert.Contains(report.Breaches, breach => breach.Rule is BrokenRule.SmallRemainder);
        Assert.True(report.Recovered >= 1, Replay(seed));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T4_a_small_remainder_is_a_breach_also_when_its_answers_stay_open(int seed) =>
        Assert.Contains(Attacker.Attack(new Planted(seed).OrganisationLessTeams(hidden: 3 + (seed % 2))).Breaches, breach => breach.Rule is BrokenRule.SmallRemainder);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T9_times_of_rows_give_away_every_answer(int seed) => Named(new Planted(seed).Timestamps(), Method.Timing, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T7_keys_without_a_secret_give_away_every_answer(int seed) => Named(new Planted(seed).PlainHashes(), Method.StaffList, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T8_items_give_away_every_answer_of_a_team_of_five(int seed) => Named(new Planted(seed).ItemIds(), Method.Items, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T9_the_order_of_rows_gives_away_every_answer(int seed) => Named(new Planted(seed).InOrder(), Method.Order, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_size_of_what_is_sealed_gives_away_every_answer(int seed) => Named(new Planted(seed).Sizes(), Method.Size, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T10_a_pseudonym_that_lasts_gives_away_every_answer(int seed)
    {
        var exposure = new Planted(seed).StableKeys();

        Named(exposure, Method.Linkage, seed);
        Assert.Contains(Attacker.Attack(exposure).Breaches, breach => breach.Rule is BrokenRule.LinkedRows && breach.Times == exposure.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T9_rows_that_were_shuffled_give_nothing_away(int seed) => Nothing(new Planted(seed).InOrder(shuffled: true), seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void T7_sealed_boxes_give_nothing_away(int seed) => Nothing(new Planted(seed).SealedBoxes(), seed);

    private static void Differs(Exposure exposure, int seed)
    {
        var report = Attacker.Attack(exposure);

        Assert.Contains(report.Findings, finding => finding is { Method: Method.Difference or Method.Remainder, Disclosure: Disclosure.Answers });
        Assert.Contains(report.Breaches, breach => breach.Rule is BrokenRule.SmallDifference);
        Assert.True(report.Recovered >= 1, Replay(seed));
    }

    private static void Named(Exposure exposure, Method method, int seed)
    {
        var report = Attacker.Attack(exposure);

        Assert.True(exposure.Rows.Count == report.Recovered, Replay(seed));
        Assert.Equal(exposure.Rows.Count, report.Findings.Count(finding => finding.Method == method));
        Assert.Equal($"{report.Answers} of {report.Answers} answers could be recovered.", report.ToString());
    }

    private static void Nothing(Exposure exposure, int seed)
    {
        var report = Attacker.Attack(exposure);

        Assert.True(report.IsClean, Replay(seed));
        Assert.Empty(report.Findings);
    }

    private static string Replay(int seed) => Delivery.Seeds.Replay(seed);
}
