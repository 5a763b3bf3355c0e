using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary>Who is shown a team's ways of working, and of what it is made: of what was told to them and of nothing else.</summary>
public sealed class WaysOfTeams
{
    private static readonly Level Around65 = new(65, LevelBound.None, 10, SizeBand.From5);

    private readonly World _world = new();
    private readonly Engine _engine;

    public WaysOfTeams()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_member_and_a_leader_read_the_readings_of_the_quarter_oldest_first()
    {
        await StartAsync();
        await ToldAsync(91, Around65 with { Value = 30 });
        await ToldAsync(90, Around65);
        await ToldAsync(40, null);
        await ToldAsync(5, Around65 with { Value = 75 });

        var ways = await ReadAsync(2);

        Assert.Equal([65, 75], ways.Told.Readings.Select(reading => reading.Level.Value));
        Assert.Equal(new WayPlace(4, 4), ways.Told.Newest!.Place);
        Assert.Equal(Quarter.EndingOn(Today), ways.Told.Quarter);
        Assert.Equivalent(ways, await ReadAsync(1), strict: true);
    }

    [Fact]
    public async Task No_reading_of_before_the_baseline_is_set_beside_one_of_after()
    {
        await StartAsync();
        await ToldAsync(40, Around65, baseline: 1);
        await ToldAsync(20, Around65 with { Value = 70 }, baseline: 2);
        await ToldAsync(5, Around65 with { Value = 75 }, baseline: 2);

        Assert.Equal([70, 75], (await ReadAsync(2)).Told.Readings.Select(reading => reading.Level.Value));
    }

    [Fact]
    public async Task Somebody_else_reads_nothing_not_even_whoever_administers_it()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync(null, ARound.Person(2));
        await _engine.Teams.UpdateMembershipAsync(ARound.Team, _ => Membership.None with { Members = [new TeamMember(ARound.Person(3), Today.AddDays(-100))] }, Live);
        await ToldAsync(5, Around65);

        Assert.IsType<WaysOutcome.NotTheirs>(await _engine.Ways.HandleAsync(Person(1), ARound.Team, Live));
        Assert.IsType<WaysOutcome.NotTheirs>(await _engine.Ways.HandleAsync(Person(99), ARound.Team, Live));
        Assert.IsType<WaysOutcome.NotTheirs>(await _engine.Ways.HandleAsync(new PersonRef(new TenantId("another"), ARound.Person(3)), ARound.Team, Live));
        Assert.NotNull((await ReadAsync(3)).Told.Newest);
    }

    [Fact]
    public async Task A_leader_who_was_not_promised_as_a_reader_and_is_no_member_reads_no_reading()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync(null, ARound.Person(9));
        await ToldAsync(5, Around65);

        Assert.Null((await ReadAsync(9)).Told.Newest);
    }

    [Fact]
    public async Task What_was_told_in_person_is_read_by_those_to_whom_it_was_told()
    {
        await StartAsync();
        await ToldAsync(5, Around65, new Telling(ChannelReaders.Others, [ARound.Person(2), ARound.Person(3)]));

        Assert.NotNull((await ReadAsync(2)).Told.Newest);
        Assert.NotNull((await ReadAsync(1)).Told.Newest);
        Assert.Null((await ReadAsync(4)).Told.Newest);
    }

    [Fact]
    public async Task In_the_channel_it_is_shown_only_where_the_team_alone_reads_it_and_all_of_it_was_told_there()
    {
        await StartAsync();
        Assert.IsType<WaysOutcome.Found>(await InChannelAsync());
        await ToldAsync(12, Around65);
        Assert.NotNull(Assert.IsType<WaysOutcome.Found>(await InChannelAsync()).Ways.Told.Newest);
        Assert.IsType<WaysOutcome.NotToldHere>(await _engine.Ways.HandleAsync(ARound.Team, new ChannelId("19:another@thread.tacv2"), Live));

        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(6, guests: 1).Members, IsShared: false);
        Assert.IsType<WaysOutcome.NotToldHere>(await InChannelAsync());
        _world.Roster.Channel = new ChannelReading.Unavailable("Away");
        Assert.IsType<WaysOutcome.NotToldHere>(await InChannelAsync());

        _world.Roster.Channel = null;
        await ToldAsync(5, Around65, new Telling(ChannelReaders.Others, [ARound.Person(2)]));
        Assert.IsType<WaysOutcome.NotToldHere>(await InChannelAsync());
    }

    [Fact]
    public async Task A_team_whose_readings_are_withheld_is_shown_what_one_is_shown_that_has_none()
    {
        await StartAsync();
        var none = await ReadAsync(2);

        await ToldAsync(5, null, withheld: true);

        Assert.Equivalent(none, await ReadAsync(2), strict: true);
        Assert.Null(none.Told.Newest);
        Assert.Equal((5, Today.AddDays(29)), (none.Needed, none.AskedNext));
    }

    [Fact]
    public async Task Steps_are_counted_and_one_is_offered_to_read_unless_the_team_wants_none_and_none_is_given_by_it()
    {
        await StartAsync();
        await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => record.With(new GivenNudge("N-TRU-2", NudgeRole.Team, Today.AddDays(-7))), Live);

        var ways = await ReadAsync(2);

        Assert.Equal(1, ways.Steps.Single(steps => steps.Shift == PracticeShift.Action).Times);
        Assert.NotEqual(PracticeShift.Action, ways.NextStep!.Shift);
        Assert.Single((await _engine.Nudges.RecordAsync(ARound.Team, Live)).Given);

        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { TakesNoNudges = true }, Live);
        Assert.Null((await ReadAsync(2)).NextStep);
    }

    [Fact]
    public async Task What_is_retired_is_not_offered()
    {
        await StartAsync();
        var first = (await ReadAsync(2)).NextStep!;
        foreach (var team in Enumerable.Range(1, 3))
        {
            await _engine.Nudges.UpdateTallyAsync(ARound.Team.Tenant, first.Id, tally => tally.With(new HelpedVotes(0, 0, 6, 0), $"mark-{team}", isTeamsFirst: true), Live);
        }

        Assert.NotEqual(first.Id, (await ReadAsync(2)).NextStep!.Id);
    }

    [Fact]
    public async Task Reading_it_changes_nothing()
    {
        await StartAsync();
        await ToldAsync(5, Around65);
        var before = _world.Store.Contents();

        await ReadAsync(2);
        await InChannelAsync();

        Assert.Equal(before, _world.Store.Contents());
        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
    }

    private async Task StartAsync()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.Teams.UpdateMembershipAsync(
            ARound.Team, _ => Membership.None with { Members = [.. Enumerable.Range(1, 6).Select(number => new TeamMember(ARound.Person(number), Today.AddDays(-100)))] }, Live);
    }

    /// <summary>A round that was told so many days ago.</summary>
    private async Task ToldAsync(int daysAgo, Level? level, Telling? telling = null, int baseline = 1, bool withheld = false)
    {
        var date = Today.AddDays(-daysAgo);
        var plan = ARound.Plan(6) with { Ref = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)), Date = date, Areas = [PracticeArea.Shift], Baseline = baseline };
        await _engine.Rounds.FixPlanAsync(plan, Live);
        await _engine.Rounds.FixTellingAsync(plan.Ref, telling ?? new Telling(ChannelReaders.OnlyTheTeam, []), Live);
        var release = new Release(plan.Ref.Round, date, [new ReleasedArea(PracticeArea.Shift, level)]) { Baseline = baseline };
        await _engine.Teams.UpdateHistoryAsync(ARound.Team, history => history.Released(withheld ? release.Withheld() : release), Live);
    }

    private Task<WaysOutcome> InChannelAsync() => _engine.Ways.HandleAsync(ARound.Team, Engine.Channel, Live);

    private async Task<WaysOfWorking> ReadAsync(int person) => Assert.IsType<WaysOutcome.Found>(await _engine.Ways.HandleAsync(Person(person), ARound.Team, Live)).Ways;

    private static PersonRef Person(int number) => new(ARound.Team.Tenant, ARound.Person(number));
}
