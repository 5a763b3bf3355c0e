using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Questionnaires
{
    private static readonly TeamRef Team = new(new TenantId("tenant"), new TeamId("team-A"));

    private readonly Questionnaire _questionnaire = new(ItemBank.Shipped, Encoding.UTF8.GetBytes("test-key-not-secret-0123456789ab"));

    [Fact]
    public void The_draw_function_agrees_with_its_published_example() =>
        Assert.StartsWith("c6dd95c0bae2197d", _questionnaire.Prf("core", "team-A", "0", "trust"), StringComparison.Ordinal);

    [Fact]
    public void Everybody_is_asked_once_about_each_area()
    {
        for (var row = 0; row < 42; row++)
        {
            var areas = Draw(0, row).Select(id => ItemBank.Shipped.Find(id)!.Area).ToList();

            Assert.Equal(PracticeArea.Core.OrderBy(area => area.Id), areas.OrderBy(area => area.Id));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(40)]
    public void Each_reading_has_every_anchor_as_often_as_the_others_give_or_take_one(int people)
    {
        foreach (var area in PracticeArea.Core)
        {
            var counts = Enumerable.Range(0, people)
                .SelectMany(row => Draw(3, row))
                .Select(id => ItemBank.Shipped.Find(id)!)
                .Where(item => item.Area == area)
                .CountBy(item => item.Id)
                .Select(pair => pair.Value)
                .ToList();

            Assert.Equal(3, counts.Count);
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void Nobody_meets_an_item_again_before_the_areas_other_anchors()
    {
        for (var row = 0; row < 7; row++)
        {
            var threeRounds = Enumerable.Range(0, 3).SelectMany(round => Draw(round, row)).ToList();

            Assert.Equal(9, threeRounds.Distinct().Count());
        }
    }

    [Fact]
    public void The_same_key_team_and_round_draw_the_same_questions() => Assert.Equal(Draw(5, 2), Draw(5, 2));

    private IReadOnlyList<string> Draw(int round, int row) => _questionnaire.Draw(Team, PracticeArea.Core, round, row);
}
