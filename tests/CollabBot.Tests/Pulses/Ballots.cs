using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Ballots
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_change_replaces_the_answer()
    {
        var ballot = Ballot.Empty.With("TRU1", 2, 0, Noon);

        ballot = ballot.With("TRU1", 4, ballot.CardRevision, Noon.AddMinutes(1));

        Assert.Equal(4, Assert.Single(ballot.Entries).Value);
    }

    [Fact]
    public void A_late_copy_of_an_old_answer_does_not_undo_a_change()
    {
        var first = Ballot.Empty.With("TRU1", 2, 0, Noon);
        var changed = first.With("TRU1", 4, first.CardRevision, Noon.AddSeconds(5));

        var afterRetry = changed.With("TRU1", 2, 0, Noon.AddSeconds(15));

        Assert.Same(changed, afterRetry);
    }

    [Fact]
    public void The_same_answer_twice_is_one_answer()
    {
        var once = Ballot.Empty.With("TRU1", 2, 0, Noon);

        var twice = once.With("TRU1", 2, 0, Noon);

        Assert.Equal(2, Assert.Single(twice.Entries).Value);
    }

    [Fact]
    public void The_card_revision_only_rises()
    {
        var ballot = Ballot.Empty.With("TRU1", 2, 7, Noon);

        Assert.Equal(8, ballot.CardRevision);
        Assert.Equal(9, ballot.With("INF1", null, 0, Noon).CardRevision);
    }
}
