using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Privacy;
using CollabBot.Teams.Digests;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Digests;

/// <summary>"What will my leader see?": the digest itself, from answers that nobody gave.</summary>
public sealed class ExampleSummaries
{
    [Fact]
    public void The_preview_holds_everything_that_the_digest_of_the_same_numbers_holds()
    {
        var example = ExampleSummary.Of(ARound.Plan(6));

        var digest = Lines(DigestCards.OfTeam(new TeamDigest(example)));
        var preview = Lines(DigestCards.Preview(example, new AdaptiveToggleVisibilityAction { Title = "Back", TargetElements = ["sure"] }));

        // All but what is for the leader's next meeting, and the line about the next round, which nobody knows yet.
        Assert.Equal(digest[..^2], preview[2..]);
    }

    [Fact]
    public void It_shows_an_area_with_too_few_answers_too() =>
        Assert.Equal([true, true, false], ExampleSummary.Of(ARound.Plan(6)).Areas.Select(area => area.Level is not null));

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void It_keeps_the_threshold_that_is_promised(int threshold)
    {
        var plan = ARound.Plan(12) with { Threshold = new ReleaseThreshold(threshold) };

        var shown = ExampleSummary.Of(plan).Areas.Select(area => area.Level?.Size).OfType<SizeBand>();

        Assert.All(shown, size => Assert.Equal(threshold >= 10 ? SizeBand.From10 : SizeBand.From5, size));
    }

    [Fact]
    public async Task It_is_the_same_whatever_was_answered()
    {
        var world = new World();
        var engine = world.Start();
        var plan = await engine.OpenedAsync();
        var before = Lines(DigestCards.OfTeam(new TeamDigest(ExampleSummary.Of(plan))));

        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 1);
        }

        Assert.Equal(before, Lines(DigestCards.OfTeam(new TeamDigest(ExampleSummary.Of((await engine.Rounds.FindPlanAsync(plan.Ref, TestContext.Current.CancellationToken))!)))));
    }

    private static string[] Lines(AdaptiveCard card) => [.. card.ToJsonNode()["body"]!.AsArray().Select(element => element!.ToJsonString())];
}
