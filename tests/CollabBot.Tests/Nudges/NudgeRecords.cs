using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Nudges;

public sealed class NudgeRecords
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly NudgeRecord One = NudgeRecord.None.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday));

    [Fact]
    public void A_nudge_is_entered_once() => Assert.Same(One, One.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday)));

    [Fact]
    public void What_nobody_saw_is_not_given_and_not_entered_again()
    {
        var unseen = One.SeenByNobody(NudgeRole.Team, Monday);

        Assert.Empty(unseen.Given);
        Assert.Same(unseen, unseen.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday)));
        Assert.Same(unseen, unseen.SeenByNobody(NudgeRole.Team, Monday));
        Assert.Empty(unseen.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday.AddYears(2))).Unseen);
    }

    [Fact]
    public void What_is_older_than_two_years_is_forgotten()
    {
        Assert.Equal(2, One.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday.AddYears(2).AddDays(-1))).Given.Count);
        Assert.Single(One.With(new GivenNudge("N-REL-1", NudgeRole.Team, Monday.AddYears(2))).Given);
    }

    [Fact]
    public void What_was_counted_first_stands()
    {
        var counted = One.WithReplies(NudgeRole.Team, Monday, new NudgeReplies(3, 0, 0)).WithHelped(NudgeRole.Team, Monday, new HelpedVotes(1, 1, 1, 1));

        Assert.Same(counted, counted.WithReplies(NudgeRole.Team, Monday, new NudgeReplies(0, 0, 3)).WithHelped(NudgeRole.Team, Monday, HelpedVotes.None));
        Assert.Equal(.5, counted.SumsOf("N-REL-1").Helped / counted.SumsOf("N-REL-1").Weight, 9);
    }

    [Fact]
    public void What_a_team_turns_down_is_remembered_for_longer_than_when()
    {
        var later = One.WithReplies(NudgeRole.Team, Monday, new NudgeReplies(0, 0, 2)).With(new GivenNudge("N-OPP-1", NudgeRole.Team, Monday.AddYears(3)));

        Assert.Equal(["N-REL-1"], later.NotForUs);
    }

    [Fact]
    public void A_result_may_be_shown_from_five_votes_on()
    {
        Assert.False(new HelpedVotes(2, 1, 1, 9).MayBeShown);
        Assert.True(new HelpedVotes(2, 1, 2, 0).MayBeShown);
    }

    [Fact]
    public void A_record_survives_the_store()
    {
        var record = One.WithReplies(NudgeRole.Team, Monday, new NudgeReplies(0, 0, 2)).WithHelped(NudgeRole.Team, Monday, new HelpedVotes(1, 2, 3, 4)).Rested(Monday.AddDays(7));

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(record, CoreJson.Default.NudgeRecord), CoreJson.Default.NudgeRecord)!;

        Assert.Equal(record.Given, read.Given);
        Assert.Equal(record.NotForUs, read.NotForUs);
        Assert.Equal(record.Rests, read.Rests);
    }
}
