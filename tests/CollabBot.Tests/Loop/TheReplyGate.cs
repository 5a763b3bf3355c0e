using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>No reply, no asking as before (N8), as a state machine on a clock: what happens in a row, and how often the team is asked after each step.</summary>
public sealed class TheReplyGate
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <param name="story">
    /// Steps: <c>d1</c> the digest of round 1 is delivered, <c>+7</c> seven days pass, <c>a1</c> and <c>b1</c> Ada and Bob reply to it, <c>c1</c> its check is repeated,
    /// <c>new</c> the admin saves another cadence, <c>fortnight</c> one of two weeks, <c>gone</c> and <c>back</c> the bot is removed and added, <c>led</c> it is led again.
    /// </param>
    /// <param name="weeks">After each step, in one digit.</param>
    /// <param name="told">What the team is told: <c>s2</c> slower, every two weeks; <c>r</c> a reply; <c>r1</c> a reply that brings back every week.</param>
    [Theory]
    [InlineData("d1 +13", "11", "")]
    [InlineData("d1 +14", "12", "s2")]
    [InlineData("d1 +5 a1 +20", "1111", "r")]
    [InlineData("d1 +13 b1 +20", "1111", "r")]
    [InlineData("d1 +5 a1 b1 +20", "11111", "r r")]
    [InlineData("d1 +5 a1 a1 +20", "11111", "r")]
    [InlineData("d1 +14 +30", "122", "s2")]
    [InlineData("d1 +14 c1 c1 +1", "12222", "s2")]
    [InlineData("d1 +14 a1 +1 c1", "12211", "s2 r1")]
    [InlineData("d1 +14 b1 +1 a1 +1", "122111", "s2 r1 r")]
    [InlineData("d1 +7 d2 +7 +7", "11124", "s2 s4")]
    [InlineData("d1 +7 d2 +7 d3 +7 +7 d4 +14", "111224444", "s2 s4")]
    [InlineData("d1 +7 d2 a2 +30", "11111", "r")]
    [InlineData("d1 +7 d2 a1 +7 +7", "111112", "r s2")]
    [InlineData("d1 +14 d2 a1 +1", "12222", "s2 r")]
    [InlineData("d1 +14 d2 a1 +1 a2 +1", "1222221", "s2 r r1")]
    [InlineData("d1 +14 d2 +14 a2 +1", "122441", "s2 s4 r1")]
    [InlineData("d1 +14 d2 +14 a1 +1", "122444", "s2 s4 r")]
    [InlineData("d1 +14 new c1 +1", "12111", "s2")]
    [InlineData("d1 +7 new +7 a1 +1", "111221", "s2 r1")]
    [InlineData("d1 +14 new a1 +1", "12111", "s2 r")]
    [InlineData("fortnight d1 +14 d2 +14", "22444", "s4")]
    [InlineData("d1 +7 gone +20", "1111", "")]
    [InlineData("d1 +14 gone +1 back c1 +1", "1222222", "s2")]
    [InlineData("d1 +7 gone back led +20 c1", "1111111", "")]
    [InlineData("+30", "1", "")]
    public async Task The_rhythm_follows_the_replies(string story, string weeks, string told)
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada, ALoop.Bob);
        var seen = "";

        foreach (var step in story.Split(' '))
        {
            await DoAsync(loop, step);
            seen += await loop.WeeksAsync();
        }

        Assert.Equal((weeks, told), (seen, string.Join(' ', loop.Told.Select(InShort))));
    }

    [Fact]
    public async Task A_team_that_nobody_leads_has_no_gate()
    {
        var loop = await new ALoop().LedByAsync();
        await loop.DeliverAsync(1);

        await loop.PassAsync(30);

        Assert.Equal(1, await loop.WeeksAsync());
        Assert.Empty(loop.Told);
    }

    [Fact]
    public async Task Ten_working_days_are_counted_on_the_teams_own_calendar()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada);
        await loop.DeliverAsync(1);

        var digest = (await loop.Desk.FindAsync(ARound.Team, Live)).Find(ALoop.Round(1).Round)!;

        Assert.Equal(new DateTimeOffset(2026, 12, 8, 10, 0, 0, TimeSpan.Zero), digest.ReplyBy);
        Assert.Equal(digest.ReplyBy - digest.At, Assert.IsType<WorkOutcome.Again>(await loop.CheckAsync(1)).Delay);
    }

    [Fact]
    public async Task A_digest_that_is_delivered_to_a_second_leader_later_keeps_its_time()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada, ALoop.Bob);
        await loop.DeliverAsync(1);
        await loop.PassAsync(3);

        await loop.DeliverAsync(1);
        await loop.PassAsync(11);

        Assert.Equal(2, await loop.WeeksAsync());
    }

    [Fact]
    public async Task Checks_that_come_in_the_wrong_order_come_to_the_same()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada);
        await loop.DeliverAsync(1);
        await loop.DeliverAsync(2);
        loop.World.Time.Advance(TimeSpan.FromDays(15));

        await loop.CheckAsync(2);
        await loop.CheckAsync(1);
        await loop.CheckAsync(2);

        Assert.Equal(4, await loop.WeeksAsync());
        Assert.Equal(["s2", "s4"], loop.Told.Select(InShort));
    }

    [Fact]
    public async Task Of_two_reasons_to_be_slower_the_stronger_one_counts_and_only_what_changes_something_is_told()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada);
        await loop.HistoryAsync(history => history with { BackOff = new BackOff(loop.World.Time.GetUtcNow().AddDays(-99), 9, 0, 1, BackOffStep.Slower) });
        await loop.DeliverAsync(1);

        await loop.PassAsync(14);
        Assert.Equal(2, await loop.WeeksAsync());
        Assert.Empty(loop.Told);

        await loop.DeliverAsync(2);
        await loop.PassAsync(14);
        Assert.Equal(4, await loop.WeeksAsync());

        await loop.ReplyAsync(2, ALoop.Ada);
        await loop.RunAsync();
        Assert.Equal(2, await loop.WeeksAsync());
        Assert.Equal(["s4", "r2"], loop.Told.Select(InShort));
    }

    [Fact]
    public void A_step_of_the_back_off_that_a_missing_reply_makes_up_for_is_not_told_as_a_change()
    {
        var since = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
        var silent = TeamHistory.None with { Gate = new ReplyGate(0, [new Silence(1, since.AddDays(30))]) };

        Assert.Null(TeamRhythm.Of(PulseCadence.Default, WorkingCalendar.Default, since, silent with { BackOff = new BackOff(since, 5, 0, 1, BackOffStep.Slower) }).ChangeAfter(5));
        Assert.Equal(
            "Enough people took part again, but no leader has replied to the last summary, so I still ask every two weeks.",
            TeamRhythm.Of(PulseCadence.Default, WorkingCalendar.Default, since, silent with { BackOff = new BackOff(since, 6, 0, 0, BackOffStep.Faster) }).ChangeAfter(6));
    }

    [Fact]
    public async Task What_is_told_of_a_silence_blames_nobody_and_says_how_it_ends()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada);
        await loop.DeliverAsync(1);
        await loop.PassAsync(14);

        Assert.Equal(
            new LoopNews.Unanswered(new DateOnly(2026, 11, 24), "To be asked and hear nothing wears people out, so I ask less often: every two weeks. A reply from a leader brings the old rhythm back."),
            Assert.Single(loop.Told));
    }

    private static async Task DoAsync(ALoop loop, string step)
    {
        switch (step[0], step[1..])
        {
            case ('+', var days):
                await loop.PassAsync(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture));
                return;
            case ('d', var digest):
                await loop.DeliverAsync(digest[0] - '0');
                return;
            case ('a' or 'b', [>= '1' and <= '9' and var digest]):
                await loop.ReplyAsync(digest - '0', step[0] == 'a' ? ALoop.Ada : ALoop.Bob);
                return;
            case ('c', var digest):
                await loop.CheckAsync(digest[0] - '0');
                return;
        }

        // As the set-up and the installation change a team.
        loop.World.Time.Advance(TimeSpan.FromMinutes(1));
        var now = loop.World.Time.GetUtcNow();
        await loop.ChangeAsync(team => step switch
        {
            "new" => team with { Cadence = team.Cadence! with { Weekday = DayOfWeek.Thursday }, CadenceSince = now },
            "fortnight" => team with { Cadence = team.Cadence! with { Weeks = 2 }, CadenceSince = now },
            "gone" => team with { Status = TeamStatus.Removed },
            "back" => team with { Status = TeamStatus.Active },
            "led" => team with { InstalledAt = now, CadenceSince = now, Leaders = [ALoop.Ada] },
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
        });
    }

    private static string InShort(LoopNews news) => news switch
    {
        LoopNews.Unanswered unanswered => "s" + Weeks(unanswered.Rhythm),
        LoopNews.Replied { Rhythm: { } rhythm } => "r" + Weeks(rhythm),
        _ => "r",
    };

    private static char Weeks(string rhythm) => "124"[Array.FindIndex(["every week", "every two weeks", "every four weeks"], words => rhythm.Contains(words, StringComparison.Ordinal))];
}
