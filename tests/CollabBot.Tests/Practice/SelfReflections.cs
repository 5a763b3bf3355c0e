using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Practice;

public sealed class SelfReflections
{
    [Fact]
    public void Each_of_the_six_qualities_has_one_question_in_the_order_of_the_source()
    {
        Assert.Equal(ReticulistQuality.All, SelfReflection.All.Select(question => question.Quality));
        Assert.Equal(6, SelfReflection.All.Select(question => question.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["skilled communicator", "excellent networker", "strategic", "contextually astute", "problem-solver", "self-managing"],
            ReticulistQuality.All.Select(quality => quality.Name));
    }

    [Fact]
    public void Each_question_is_traced_to_a_shift_and_no_two_to_the_same() =>
        Assert.Equal(6, SelfReflection.All.Select(question => question.Shift).Where(PracticeShift.All.Contains).Distinct().Count());

    [Fact]
    public void Each_item_nudge_and_question_is_traced_to_an_area_or_a_shift()
    {
        Assert.All(ItemBank.Shipped.Items, item => Assert.True(PracticeArea.All.Contains(item.Area) || PracticeShift.Find(item.Id.Replace("SHF", "S", StringComparison.Ordinal)) is not null));
        Assert.All(NudgeLibrary.Shipped.Nudges, nudge => Assert.True(PracticeArea.All.Contains(nudge.Area) && PracticeShift.All.Contains(nudge.Shift)));
        Assert.All(SelfReflection.All, question => Assert.True(ReticulistQuality.All.Contains(question.Quality) && PracticeShift.All.Contains(question.Shift)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(6, 0)]
    [InlineData(-1, 5)]
    public void They_come_in_turn(int number, int index) => Assert.Same(SelfReflection.All[index], SelfReflection.InTurn(number));
}
