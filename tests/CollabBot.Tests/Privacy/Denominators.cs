using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class Denominators
{
    [Fact]
    public void Everybody_who_was_asked_is_accounted_for()
    {
        var denominator = new Denominator(12, 6, 2, 1, new Dictionary<Unreachable, int> { [Unreachable.Blocked] = 2, [Unreachable.NotInstalled] = 1 });

        Assert.Equal(12, denominator.Answered + denominator.ChoseNotTo + denominator.Away + denominator.Unreachable.Values.Sum());
        Assert.Equal(8, denominator.CouldAnswer);
    }

    [Theory]
    [InlineData(12, 6, 2, 1, 2)]
    [InlineData(12, 6, 2, 1, 4)]
    [InlineData(0, 1, 0, 0, 0)]
    public void What_does_not_add_up_is_refused(int asked, int answered, int choseNotTo, int away, int blocked) =>
        Assert.Throws<ArgumentException>(() => new Denominator(asked, answered, choseNotTo, away, new Dictionary<Unreachable, int> { [Unreachable.Blocked] = blocked }));

    [Theory]
    [InlineData(5, 7, -2, 0, 0)]
    [InlineData(5, 6, 0, 0, -1)]
    public void Less_than_nobody_is_refused(int asked, int answered, int choseNotTo, int away, int blocked) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Denominator(asked, answered, choseNotTo, away, new Dictionary<Unreachable, int> { [Unreachable.Blocked] = blocked }));

    [Fact]
    public void Whoever_is_away_or_out_of_reach_lowers_no_response() =>
        Assert.Equal(Participation.Most, new Denominator(20, 6, 2, 6, new Dictionary<Unreachable, int> { [Unreachable.Left] = 6 }).Told(anAreaPassed: true));

    [Fact]
    public void Everybody_reads_like_most() => Assert.Equal(Participation.Most, new Denominator(8, 8, 0, 0, new Dictionary<Unreachable, int>()).Told(anAreaPassed: true));

    [Fact]
    public void Nothing_is_told_when_no_area_passed_or_nobody_could_answer()
    {
        Assert.Null(new Denominator(8, 8, 0, 0, new Dictionary<Unreachable, int>()).Told(anAreaPassed: false));
        Assert.Null(new Denominator(8, 0, 0, 8, new Dictionary<Unreachable, int>()).Told(anAreaPassed: true));
    }

    [Fact]
    public void The_given_counts_can_be_changed_afterwards_without_harm()
    {
        var unreachable = new Dictionary<Unreachable, int> { [Unreachable.Blocked] = 1 };
        var denominator = new Denominator(5, 4, 0, 0, unreachable);

        unreachable[Unreachable.Blocked] = 3;

        Assert.Equal(1, denominator.Unreachable[Unreachable.Blocked]);
    }
}
