using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Service.Demo;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Demo;

public sealed class SelfChecks
{
    [Fact]
    public void Answers_that_are_all_in_the_count_agree()
    {
        var plan = ARound.Plan(6);

        Assert.Empty(SelfCheck.Of(plan, Counted(plan, [0, 0, 0, 6, 0]), Acknowledged(plan, 4)));
    }

    [Fact]
    public void An_answer_that_was_lost_is_found_missing()
    {
        var plan = ARound.Plan(6);

        var sentence = Assert.Single(SelfCheck.Of(plan, Counted(plan, [0, 0, 0, 5, 0]), Acknowledged(plan, 4)));
        Assert.Contains("Trust: 6 answers were acknowledged (0 0 0 6 0), 5 counted (0 0 0 5 0).", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_was_changed_is_found()
    {
        var plan = ARound.Plan(6);

        Assert.Single(SelfCheck.Of(plan, Counted(plan, [0, 0, 1, 5, 0]), Acknowledged(plan, 4)));
    }

    [Fact]
    public void An_area_that_is_shown_below_its_threshold_is_found()
    {
        var plan = ARound.Plan(6);
        var few = Acknowledged(plan, 4).Take(4).ToList();

        Assert.Single(SelfCheck.Of(plan, Counted(plan, [0, 0, 0, 4, 0]), few));
        Assert.Empty(SelfCheck.Of(plan, new RoundResult(plan.Ref, [], null), few));
    }

    private static List<(PersonId Person, IReadOnlyDictionary<PracticeArea, int?> Answers)> Acknowledged(RoundPlan plan, int value) =>
        [.. plan.Participants.Select(participant => (participant.Person, (IReadOnlyDictionary<PracticeArea, int?>)new Dictionary<PracticeArea, int?> { [PracticeArea.Trust] = value }))];

    private static RoundResult Counted(RoundPlan plan, int[] counts) => new(plan.Ref, [new AreaHistogram(PracticeArea.Trust, counts)], Participation.Most);
}
