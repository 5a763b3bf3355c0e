using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Practice;
using CollabBot.Core.Spanners;
using CollabBot.Teams.Spanners;
using CollabBot.Tests.Practice;
using Xunit;

namespace CollabBot.Tests.Spanners;

/// <summary>What somebody who connects partners is sent, and when: the rules, without anything around them.</summary>
public sealed class SpannerRecords
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly IReadOnlyList<Nudge> Steps = [.. NudgeLibrary.Shipped.Nudges.Where(nudge => nudge.Role is NudgeRole.Spanner)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Fact]
    public void In_three_years_no_step_comes_again_within_eight_weeks_and_areas_and_shifts_take_turns()
    {
        var sent = Play(SpannerRecord.None.Choosing(true, true, Tuesday), 78).Sent;

        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second.On >= pair.First.On.AddDays(14)));
        foreach (var (index, one) in sent.Index())
        {
            Assert.DoesNotContain(sent.Take(index), earlier => earlier.Step == one.Step && earlier.On.AddDays(56) > one.On);
        }

        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.NotEqual(pair.First.Step.Area, pair.Second.Step.Area));
        for (var from = 0; from + 7 <= sent.Count; from++)
        {
            var shifts = sent.Skip(from).Take(7).GroupBy(one => one.Step.Shift).Select(shift => shift.Count()).ToList();
            Assert.True(shifts.Count >= 4 && shifts.Max() <= 3);
        }

        Assert.Equal(Steps.ToHashSet(), [.. sent.Select(one => one.Step)]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_turned_down_never_comes_again_whatever_is_turned_down_when(int seed)
    {
        var random = new Random(seed);
        var record = SpannerRecord.None.Choosing(true, true, Tuesday);
        for (var fortnight = 0; fortnight < 60; fortnight++)
        {
            var before = record;
            record = Play(record, 1).Record;
            if (record.Sent is [.., { } last] && last.On == record.LastOn)
            {
                Assert.DoesNotContain(last.NudgeId, before.NotForMe);
                record = random.Next(5) == 0 ? record.TurnedDown(last.NudgeId) : record;
            }

            Assert.Equal((fortnight + 1) % 6, record.NextQuestion);
            Assert.True(record.Sent.Count <= 13);
        }
    }

    [Fact]
    public void With_every_step_turned_down_the_question_still_comes()
    {
        var record = Steps.Aggregate(SpannerRecord.None.Choosing(true, true, Tuesday), (current, step) => current.TurnedDown(step.Id)).Begun(new DateOnly(2026, 11, 30));

        Assert.Equal(new SpannerMessage(null, SelfReflection.All[0]), record.MessageOf(record.Sending!));
        Assert.True(record.Choosing(true, false, Tuesday).MessageOf(record.Sending!).IsEmpty);
    }

    [Fact]
    public void Everybody_is_sent_the_same_in_the_same_order()
    {
        var one = Play(SpannerRecord.None.Choosing(true, true, Tuesday), 20).Sent;

        Assert.Equal(one, Play(SpannerRecord.None.Choosing(true, true, Tuesday), 20).Sent);
    }

    [Fact]
    public void A_message_is_begun_once_and_ended_once()
    {
        var monday = new DateOnly(2026, 11, 30);
        var begun = SpannerRecord.None.Choosing(true, true, Tuesday).Begun(monday);

        Assert.Same(begun, begun.Begun(monday.AddDays(3)));
        var ended = begun.Ended(begun.Sending!);
        Assert.Same(ended, ended.Ended(begun.Sending!));
        Assert.Same(ended, ended.Begun(monday.AddDays(13)));
        Assert.Equal((monday, monday.AddDays(14), 1), (ended.LastOn, ended.NextOn, ended.NextQuestion));
        Assert.NotNull(ended.Begun(monday.AddDays(14)).Sending);
    }

    [Fact]
    public void What_was_dropped_waits_for_the_next_with_its_step_and_its_question()
    {
        var begun = SpannerRecord.None.Choosing(true, true, Tuesday).Begun(new DateOnly(2026, 11, 30));

        var dropped = begun.Dropped(begun.Sending!);

        Assert.Empty(dropped.Sent);
        var next = dropped.Begun(dropped.NextOn);
        Assert.Equal(begun.MessageOf(begun.Sending!), next.MessageOf(next.Sending!));
        Assert.Equal(new DateOnly(2026, 12, 14), dropped.NextOn);
    }

    [Fact]
    public void Turning_it_off_and_on_again_brings_nothing_sooner_and_repeats_nothing()
    {
        var monday = new DateOnly(2026, 11, 30);
        var begun = SpannerRecord.None.Choosing(true, true, Tuesday).Begun(monday);
        var sent = begun.Ended(begun.Sending!).TurnedDown("N-REL-3");

        var again = sent.Off().Choosing(true, false, monday.AddDays(1));

        Assert.Equal((sent.NextOn, sent.Sent, sent.NotForMe), (again.NextOn, again.Sent, again.NotForMe));
        Assert.Equal(sent.NextOn, begun.Off().Choosing(true, true, monday).NextOn);
        Assert.Equal(begun.Ended(begun.Sending!).Sent, begun.Off().Sent);
        Assert.Same(SpannerRecord.None, SpannerRecord.None.Off());
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-30")]
    [InlineData("2026-11-30", "2026-11-30")]
    [InlineData("2026-12-22", "2027-01-04")]
    public void It_comes_on_a_monday_and_not_in_the_last_week_of_december(string from, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), SpannerHours.DayFrom(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-30T08:59:00Z", false, "2026-11-30T10:00:00Z")]
    [InlineData("2026-11-30T09:00:00Z", true, "2026-11-30T10:00:00Z")]
    [InlineData("2026-11-30T17:00:00Z", false, "2026-12-01T10:00:00Z")]
    [InlineData("2026-12-05T12:00:00Z", false, "2026-12-07T10:00:00Z")]
    [InlineData("2026-12-28T12:00:00Z", false, "2027-01-01T10:00:00Z")]
    [InlineData("2027-06-07T08:30:00Z", true, "2027-06-07T09:00:00Z")]
    public void What_comes_late_comes_within_the_teams_working_hours(string now, bool open, string next)
    {
        var clock = TeamClock.For("Europe/London");
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(open, SpannerHours.IsOpen(at, clock, WorkingCalendar.Default));
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), SpannerHours.NextOpen(at, clock, WorkingCalendar.Default));
    }

    [Fact]
    public void What_is_said_about_it_can_be_read_at_twelve() => Assert.All(
        [
            SpannerCards.ForWhom, SpannerCards.YouDecide, SpannerCards.NothingToAnswer, SpannerCards.NoTeam, SpannerCards.NoSuchWish,
            $"{SpannerCards.ForYou}. {SpannerCards.ToTry}. {SpannerCards.ToThink}. {SpannerCards.KeepIt}",
        ],
        text => Assert.True(ReadingAge.Of(text) <= 12, text));

    /// <summary>Lets fortnights pass.</summary>
    private static (SpannerRecord Record, IReadOnlyList<(Nudge Step, DateOnly On)> Sent) Play(SpannerRecord record, int fortnights)
    {
        var sent = new List<(Nudge, DateOnly)>();
        for (var i = 0; i < fortnights; i++)
        {
            record = record.Begun(record.NextOn);
            var issue = record.Sending!;
            if (record.MessageOf(issue).Step is { } step)
            {
                sent.Add((step, issue.On));
            }

            record = record.Ended(issue);
        }

        return (record, sent);
    }
}
