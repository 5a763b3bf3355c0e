using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Tallies
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_answers_of_which_one_is_a_leaders_make_a_reading()
    {
        var result = Count(("TRU1", 4, false), ("TRU2", 5, false), ("TRU3", 3, false), ("TRU1", 4, false), ("TRU2", 2, true));

        Assert.Equal([0, 1, 1, 2, 1], result.For(PracticeArea.Trust)!.Counts);
        Assert.Equal(65, result.For(PracticeArea.Trust)!.Score);
    }

    [Fact]
    public void Four_answers_leave_nothing_behind()
    {
        var result = Count(("TRU1", 4, false), ("TRU2", 5, false), ("TRU3", 3, false), ("TRU1", 4, false));

        Assert.Empty(result.Areas);
        Assert.Null(result.Participation);
    }

    [Fact]
    public void Five_answers_of_which_two_are_leaders_leave_nothing_behind()
    {
        var result = Count(("TRU1", 4, false), ("TRU2", 5, false), ("TRU3", 3, false), ("TRU1", 4, true), ("TRU2", 2, true));

        Assert.Empty(result.Areas);
    }

    [Fact]
    public void A_question_that_was_passed_over_counts_as_nothing()
    {
        var result = Count(("TRU1", 4, false), ("TRU2", 5, false), ("TRU3", 3, false), ("TRU1", 4, false), ("TRU2", null, false));

        Assert.Empty(result.Areas);
    }

    [Fact]
    public void A_reverse_item_is_keyed_before_it_is_counted()
    {
        var result = Count(("TRU5", 1, false), ("TRU5", 1, false), ("TRU5", 2, false), ("TRU5", 1, false), ("TRU5", 1, false));

        Assert.Equal([0, 0, 0, 1, 4], result.For(PracticeArea.Trust)!.Counts);
    }

    [Theory]
    [InlineData(9, 4, Participation.FewerThanHalf)]
    [InlineData(10, 5, Participation.AboutHalf)]
    [InlineData(9, 5, Participation.AboutHalf)]
    [InlineData(10, 6, Participation.Most)]
    [InlineData(6, 6, Participation.Most)]
    public void Participation_is_told_as_one_of_three_words(int asked, int answered, Participation expected) => Assert.Equal(expected, Tally.ShareOf(asked, answered));

    private static RoundResult Count(params (string Item, int? Value, bool ReadsDigest)[] answers) =>
        Tally.Count(ARound.Plan(people: 12), ItemBank.Shipped, [.. answers.Select(answer => (Ballot.Empty.With(answer.Item, answer.Value, 0, Noon), answer.ReadsDigest))]);
}
