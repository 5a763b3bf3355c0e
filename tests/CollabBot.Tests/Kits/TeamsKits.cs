using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>What a team's record decides: whose turn it is, and what was posted lately.</summary>
public sealed class TeamsKits
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly IReadOnlyList<PracticeArea> Order = [.. PracticeArea.All.Reverse()];

    [Fact]
    public void The_areas_come_in_turn_and_then_from_the_first_again()
    {
        var record = TeamKits.None;
        for (var week = 0; week < 4 * 9; week++)
        {
            record = record.WithTurn(Tuesday.AddDays(7 * week), Order);
        }

        Assert.Equal([.. Order, Order[0]], record.Given.Select(given => ConversationKits.Shipped.Find(given.KitId)!.Area));
        Assert.All(record.Given.Zip(record.Given.Skip(1)), pair => Assert.Equal(28, pair.Second.On.DayNumber - pair.First.On.DayNumber));
        Assert.Equal(9, record.Turns);
    }

    [Fact]
    public void Whoever_repeats_a_turn_finds_the_same_kit_whatever_the_order_is_by_then()
    {
        var record = TeamKits.None.WithTurn(Tuesday, Order);

        Assert.Same(record, record.WithTurn(Tuesday, PracticeArea.All));
        Assert.Same(record, record.WithTurn(Tuesday.AddDays(27), Order));
        Assert.NotSame(record, record.WithTurn(Tuesday.AddDays(28), Order));
    }

    [Fact]
    public void An_area_is_posted_once_in_four_weeks_and_another_at_once()
    {
        var record = TeamKits.None.WithPost(PracticeArea.Trust, Tuesday);

        Assert.Same(record, record.WithPost(PracticeArea.Trust, Tuesday.AddDays(27)));
        Assert.Equal(2, record.WithPost(PracticeArea.Equality, Tuesday).Given.Count);
        Assert.Equal(2, record.WithPost(PracticeArea.Trust, Tuesday.AddDays(28)).Given.Count);
    }

    [Fact]
    public void What_a_leader_posts_takes_nobodys_turn()
    {
        var record = TeamKits.None.WithPost(Order[0], Tuesday).WithTurn(Tuesday, Order);

        Assert.Equal(2, record.Given.Select(given => given.Name).Distinct().Count());
        Assert.Equal(Order[0].Id, ConversationKits.Shipped.Find(record.LastTurn!.KitId)!.Area.Id);
        Assert.Null(TeamKits.None.WithTurn(Tuesday, Order).PostedLately(Order[0], Tuesday));
    }

    [Fact]
    public void Only_the_newest_are_remembered_and_the_turns_go_on()
    {
        var record = TeamKits.None;
        for (var month = 0; month < 40; month++)
        {
            record = record.WithTurn(Tuesday.AddDays(28 * month), Order);
        }

        Assert.Equal((32, 40), (record.Given.Count, record.Turns));
    }

    [Fact]
    public void What_could_not_be_given_is_as_if_it_had_never_been()
    {
        var record = TeamKits.None.WithPost(PracticeArea.Trust, Tuesday);

        Assert.Empty(record.Without(record.Given[0].Name).Given);
        Assert.Same(record, record.Without("another"));
        Assert.Same(record, record.Changed("another", given => given with { IsGiven = true }));
        Assert.Equal(ChannelReaders.Others, record.Changed(record.Given[0].Name, given => given with { Telling = new Telling(ChannelReaders.Others, []) }).Given[0].Telling!.Readers);
    }
}
