using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Spanners;

/// <summary>From "connect on" to the last message, through the errands: once a fortnight, in working hours, and only while it is wanted.</summary>
public sealed class LivesOfSpanners
{
    private static readonly DateTimeOffset FirstMonday = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly World _world = new();
    private Engine _engine;

    public LivesOfSpanners()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<Post.ToSpanner> Sent => [.. _world.Chat.Delivered.OfType<Post.ToSpanner>()];

    [Fact]
    public async Task Who_asks_for_it_gets_a_step_and_a_question_in_one_message_once_a_fortnight_and_nobody_else_does()
    {
        await StartAsync();
        await OnAsync(3);

        await ToAsync(FirstMonday.AddMinutes(-1));
        Assert.Empty(Sent);
        await ToAsync(FirstMonday.AddDays(27));

        Assert.Equal([ARound.Person(3), ARound.Person(3)], Sent.Select(post => post.Person));
        Assert.Equal([SelfReflection.All[0], SelfReflection.All[1]], Sent.Select(post => post.Message.Question));
        Assert.All(Sent, post => Assert.Equal(NudgeRole.Spanner, post.Message.Step!.Role));
        Assert.NotEqual(Sent[0].Message.Step!.Area, Sent[1].Message.Step!.Area);
        Assert.Single(_world.Keys(), key => key[0] is "spanner");
    }

    [Fact]
    public async Task Whoever_does_the_errand_again_and_on_two_processes_sends_it_once()
    {
        await StartAsync();
        await OnAsync(3);
        _world.Time.Advance(FirstMonday - _world.Time.GetUtcNow());

        var other = _world.Start();
        await Task.WhenAll(_engine.SendToSpanner.HandleAsync(Person(3), Live), other.SendToSpanner.HandleAsync(Person(3), Live));
        await _engine.SendToSpanner.HandleAsync(Person(3), Live);
        await other.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(Sent);
        Assert.Equal(1, (await RecordAsync(3)).NextQuestion);
    }

    [Fact]
    public async Task A_process_that_dies_at_any_step_leaves_one_message_and_the_next_to_come()
    {
        await StartAsync();
        await OnAsync(3);
        _world.Chat.Answer = _ => new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(3));
        await ToAsync(FirstMonday.AddMinutes(1));
        var chosen = (await RecordAsync(3)).Sending!;

        _world.Chat.Answer = _ => new SendOutcome.Done("message");
        _engine = _world.Start();
        await ToAsync(FirstMonday.AddHours(2));

        Assert.Equal(chosen.NudgeId, Assert.Single(Sent).Message.Step!.Id);
        Assert.Equal(DateOnly.FromDateTime(FirstMonday.UtcDateTime).AddDays(14), (await RecordAsync(3)).NextOn);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task It_is_only_what_was_asked_for(bool steps, bool questions)
    {
        await StartAsync();
        await _engine.Connecting.HandleAsync(Person(3), steps, questions, Live);

        await ToAsync(FirstMonday.AddHours(1));

        var message = Assert.Single(Sent).Message;
        Assert.Equal((steps, questions), (message.Step is not null, message.Question is not null));
    }

    [Fact]
    public async Task Off_stops_it_at_once_and_leaves_no_errand()
    {
        await StartAsync();
        await OnAsync(3);
        await ToAsync(FirstMonday.AddHours(1));

        await _engine.Connecting.HandleAsync(Person(3), false, false, Live);
        await ToAsync(FirstMonday.AddDays(50));

        Assert.Single(Sent);
        Assert.Equal(0, await ErrandsAsync());
    }

    [Fact]
    public async Task Without_room_in_the_week_it_is_not_sent_the_account_says_so_and_the_next_brings_it()
    {
        await StartAsync();
        await OnAsync(3);
        foreach (var other in Enumerable.Range(1, AttentionAccount.DefaultCap))
        {
            await _engine.Budget.TryChargeAsync(Person(3), AttentionKind.Summary, $"something-{other}", AttentionWeek.Of(new DateOnly(2026, 11, 30)), Live);
        }

        await ToAsync(FirstMonday.AddDays(7));

        Assert.Empty(Sent);
        Assert.Contains((await _engine.Teams.PersonAsync(Person(3), Live)).Attention!.Entries, entry => entry is { Kind: AttentionKind.Nudge, IsPutOff: true });
        await ToAsync(FirstMonday.AddDays(14).AddHours(1));
        Assert.Equal(SelfReflection.All[0], Assert.Single(Sent).Message.Question);
    }

    [Fact]
    public async Task It_counts_in_the_week()
    {
        await StartAsync();
        await OnAsync(3);

        await ToAsync(FirstMonday.AddHours(1));

        Assert.True((await _engine.Teams.PersonAsync(Person(3), Live)).Attention!.Counts(AttentionWeek.Of(new DateOnly(2026, 11, 30)), AttentionKind.Nudge, "spanner-2026-11-30"));
    }

    [Fact]
    public async Task In_the_last_week_of_december_nothing_comes()
    {
        await StartAsync();
        await OnAsync(3);

        await ToAsync(new DateTimeOffset(2027, 1, 10, 0, 0, 0, TimeSpan.Zero));

        // Two of the three would have been due on 28 December without it.
        Assert.Equal(["2026-11-30", "2026-12-14", "2027-01-04"], (await RecordAsync(3)).Sent.Select(sent => sent.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_an_outage_made_late_comes_in_working_hours()
    {
        await StartAsync();
        await OnAsync(3);
        _world.Time.Advance(FirstMonday.AddHours(9) - _world.Time.GetUtcNow());

        await _engine.PassAsync(TimeSpan.FromHours(14));
        Assert.Empty(Sent);
        await _engine.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(Sent);
    }

    [Fact]
    public async Task Who_has_a_pause_gets_it_after_that()
    {
        await StartAsync();
        await OnAsync(3);
        await _engine.PauseAsking.PauseAsync(Person(3), ARound.Team.Team, new PauseWish.Until(new DateOnly(2026, 12, 9)), Live);

        await ToAsync(new DateTimeOffset(2026, 12, 14, 9, 0, 0, TimeSpan.Zero));
        Assert.Empty(Sent);
        await _engine.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(Sent);
    }

    [Theory]
    [InlineData("left")]
    [InlineData("stopped")]
    [InlineData("unreachable")]
    [InlineData("removed")]
    public async Task Who_has_left_or_stopped_or_cannot_be_reached_gets_nothing_and_it_ends(string why)
    {
        await StartAsync();
        await OnAsync(3);
        _ = why switch
        {
            "left" => await LeaveAsync(),
            "stopped" => await _engine.StopAsking.HandleAsync(Person(3), ARound.Team.Team, true, Live),
            "unreachable" => (object)await _engine.Teams.UpdatePersonAsync(Person(3), record => record with { Unreachable = Unreachable.Blocked }, Live),
            _ => await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Status = TeamStatus.Removed }, Live),
        };

        await _engine.SendToSpanner.HandleAsync(Person(3), Live);
        await ToAsync(FirstMonday.AddDays(40));

        Assert.Empty(Sent);
        Assert.False((await RecordAsync(3)).IsOn);
        Assert.Equal(0, await ErrandsAsync());

        async Task<object?> LeaveAsync()
        {
            _world.Roster.Reading = new RosterReading.Complete([.. MemoryRoster.Of(6).Members.Where(member => member.Id != ARound.Person(3))]);
            await _engine.Teams.UpdateMembershipAsync(ARound.Team, membership => membership.Without(ARound.Person(3)), Live);
            return null;
        }
    }

    [Fact]
    public async Task It_waits_a_week_for_a_step_of_the_teams_own_that_each_was_given()
    {
        await StartAsync();
        await OnAsync(3);
        await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => record.With(new GivenNudge("N-EQU-3", NudgeRole.Team, new DateOnly(2026, 11, 27))), Live);

        await ToAsync(FirstMonday.AddDays(6));
        Assert.Empty(Sent);
        await ToAsync(FirstMonday.AddDays(7).AddHours(1));

        Assert.Single(Sent);
    }

    [Fact]
    public async Task A_step_that_was_turned_down_is_not_sent_again_and_nobody_turns_down_what_they_were_not_sent()
    {
        await StartAsync();
        await OnAsync(3);
        await ToAsync(FirstMonday.AddHours(1));
        var step = Sent[0].Message.Step!;

        Assert.IsType<NotForMeOutcome.Unknown>(await _engine.Connecting.TurnDownAsync(Person(3), "N-PRA-5", Live));
        Assert.IsType<NotForMeOutcome.Unknown>(await _engine.Connecting.TurnDownAsync(Person(3), "N-TRU-1", Live));
        Assert.IsType<NotForMeOutcome.Unknown>(await _engine.Connecting.TurnDownAsync(Person(4), null, Live));
        Assert.Equal(step, Assert.IsType<NotForMeOutcome.Noted>(await _engine.Connecting.TurnDownAsync(Person(3), null, Live)).Step);
        Assert.Equal(step, Assert.IsType<NotForMeOutcome.Noted>(await _engine.Connecting.TurnDownAsync(Person(3), step.Id, Live)).Step);

        Assert.Equal([step.Id], (await RecordAsync(3)).NotForMe);
        Assert.Null((await _engine.Teams.PersonAsync(Person(4), Live)).Spanner);
        Assert.DoesNotContain(step.Id, (await _engine.Nudges.RecordAsync(ARound.Team, Live)).NotForUs);
    }

    [Fact]
    public async Task Somebody_in_no_team_can_neither_turn_it_on_nor_leaves_a_record()
    {
        await StartAsync();

        Assert.IsType<SpannerOutcome.NoTeam>(await _engine.Connecting.HandleAsync(Person(99), true, true, Live));
        Assert.False(Assert.IsType<SpannerOutcome.Chosen>(await _engine.Connecting.ShowAsync(Person(99), Live)).Record.IsOn);
        await _engine.Connecting.HandleAsync(Person(99), false, false, Live);

        Assert.DoesNotContain(_world.Keys(), key => key.Contains(ARound.Person(99).Value));
        Assert.Equal(0, await ErrandsAsync());
    }

    [Fact]
    public async Task A_timer_that_was_lost_is_found_again_by_whoever_looks()
    {
        await StartAsync();
        await OnAsync(3);
        await _engine.Spanners.DropAsync(Person(3), Live);

        await _engine.Connecting.ShowAsync(Person(3), Live);
        await ToAsync(FirstMonday.AddHours(1));

        Assert.Single(Sent);
    }

    /// <summary>A round is open, so that the bot knows who is in the team; nothing else comes of it.</summary>
    private async Task StartAsync()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync(CollabBot.Core.Cadence.PulseCadence.Default with { Weeks = 2 });
        foreach (var nudge in NudgeLibrary.Shipped.Nudges.Where(nudge => nudge.Role is not NudgeRole.Spanner && nudge.Place is NudgePlace.Personal))
        {
            await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => record.TurnedDown(nudge.Id), Live);
        }

        await _engine.AskedAsync();
    }

    private async Task OnAsync(int person) =>
        Assert.Equal(DateOnly.FromDateTime(FirstMonday.UtcDateTime), Assert.IsType<SpannerOutcome.Chosen>(await _engine.Connecting.HandleAsync(Person(person), true, true, Live)).NextOn);

    private Task ToAsync(DateTimeOffset at) => _engine.PassAsync(at - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));

    private Task<SpannerRecord> RecordAsync(int person) => _engine.Spanners.FindAsync(Person(person), Live);

    private async Task<int> ErrandsAsync()
    {
        var count = 0;
        await foreach (var (tenant, name, _) in _engine.Errands.ListAsync(Live))
        {
            count += (await _engine.Errands.FindAsync(tenant, name, Live))?.What is Errand.SendToSpanner ? 1 : 0;
        }

        return count;
    }

    private static PersonRef Person(int number) => new(ARound.Team.Tenant, ARound.Person(number));
}
