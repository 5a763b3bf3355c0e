using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CollabBot.Tests.Administration.SettingsStage;

namespace CollabBot.Tests.Administration;

/// <summary>Starting with one tap, days off, more settings and quiet hours on cards, filled in as a client does.</summary>
public sealed class SettingsOnCards : IAsyncLifetime
{
    private SettingsStage _stage = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await SettingsStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData(7, 2, "With 7 people a weekly pulse often has too few answers to keep everybody safe. So I ask every two weeks.")]
    [InlineData(8, 1, "and then every week")]
    public async Task One_tap_on_the_first_card_sets_a_team_up_as_often_as_fits_its_size(int people, int weeks, string said)
    {
        await using var stage = await SettingsStage.StartAsync(people: people);
        var proposal = stage.Teams.PostsIn(stage.Teams.Tenant.People[0].ChatId).Single();

        var saved = await stage.PressAsync(proposal, "Start like this");
        var again = await stage.PressAsync(proposal, "Start like this");

        Assert.Contains(said, Said(saved), StringComparison.Ordinal);
        Assert.Contains("All set", Said(again), StringComparison.Ordinal);
        var team = await stage.TeamAsync();
        Assert.Equal((weeks, Nation.EnglandAndWales, stage.Teams.Tenant.People[0].ObjectId, stage.Group.Channels[1].Id), (team.Cadence!.Weeks, team.Calendar.Holidays, team.Leaders.Single().Value, team.SummaryChannel.Value));
    }

    [Fact]
    public async Task A_team_that_is_too_small_is_told_so_before_anything_is_saved()
    {
        await using var stage = await SettingsStage.StartAsync(people: 4);

        var card = await stage.PressAsync(stage.Teams.PostsIn(stage.Teams.Tenant.People[0].ChatId).Single(), "Start like this");

        Assert.Contains("This team is too small for questions", Said(card), StringComparison.Ordinal);
        Assert.Null((await stage.TeamAsync()).Cadence);
    }

    [Fact]
    public async Task When_whoever_is_proposed_as_the_leader_is_not_in_the_team_another_is_asked_for()
    {
        var proposal = _stage.Teams.PostsIn(_stage.Teams.Tenant.People[0].ChatId).Single();
        await _stage.Teams.Events.RemoveMembersAsync(_stage.Group, [_stage.Teams.Tenant.People[0]], Live);

        var card = await _stage.PressAsync(proposal, "Start like this");

        Assert.Contains("Leaders: somebody chosen is not in this team any more. Choose again.", Said(card), StringComparison.Ordinal);
        Assert.Null((await _stage.TeamAsync()).Cadence);
    }

    [Fact]
    public async Task A_first_card_that_is_pressed_after_the_team_was_set_up_otherwise_undoes_nothing()
    {
        var proposal = _stage.Teams.PostsIn(_stage.Teams.Tenant.People[0].ChatId).Single();
        await _stage.PressAsync("setup.save", [("weekday", "Friday")]);

        var card = await _stage.PressAsync(proposal, "Start like this");

        Assert.Contains("they were changed after you opened this card", Said(card), StringComparison.Ordinal);
        Assert.Equal(DayOfWeek.Friday, (await _stage.TeamAsync()).Cadence!.Weekday);
    }

    [Fact]
    public async Task Days_off_are_shown_with_the_next_three_dates_tried_saved_named_and_taken_out_again()
    {
        await _stage.SetUpAsync();
        await _stage.PressAsync("calendar.open", []);
        var open = _stage.Teams.PostsIn(_stage.Teams.Tenant.People[0].ChatId)[^1];
        Assert.Contains("Tue 24 November, Tue 1 December and Tue 8 December", Said(open), StringComparison.Ordinal);

        var tried = await _stage.PressAsync(open, "Show the next dates first", ("from", "2026-12-01"), ("label", "  Inset\n day "), ("days", "Monday,Tuesday,Thursday"));
        Assert.Contains("Not saved yet. I would ask next on", Said(tried), StringComparison.Ordinal);
        Assert.Contains("Tue 24 November, Tue 8 December and Tue 15 December", Said(tried), StringComparison.Ordinal);
        Assert.Equal(("2026-12-01", "Inset day", "Monday,Tuesday,Thursday"), (ValueOf(tried, "from"), ValueOf(tried, "label"), ValueOf(tried, "days")));
        Assert.Empty((await _stage.TeamAsync()).Calendar.Own);

        var saved = await _stage.PressAsync(tried, "Save", ("holidays", "NorthernIreland"));
        var calendar = (await _stage.TeamAsync()).Calendar;
        Assert.Equal([new DaysOff(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1)) { Label = "Inset day" }], calendar.Own);
        Assert.Equal((Nation.NorthernIreland, 3), (calendar.Holidays, calendar.Weekdays.Count));
        Assert.Contains("1 December 2026 (Inset day)", Said(saved), StringComparison.Ordinal);
        Assert.Equal(("", ""), (ValueOf(saved, "from") ?? "", ValueOf(saved, "label") ?? ""));
        Assert.Contains("1 December 2026 (Inset day)", await _stage.TypeAsync("calendar"), StringComparison.Ordinal);
        Assert.Contains("a day off of the team (Inset day)", await _stage.TypeAsync("plan"), StringComparison.Ordinal);

        var back = await _stage.PressAsync(saved, "Save", ("out", "2026-12-01/2026-12-01"));
        Assert.Contains("Tue 24 November, Tue 1 December and Tue 8 December", Said(back), StringComparison.Ordinal);
        Assert.Empty((await _stage.TeamAsync()).Calendar.Own);
    }

    [Fact]
    public async Task What_days_off_are_called_is_shown_as_it_was_written_and_is_in_no_log_of_decisions_and_no_schedule()
    {
        await _stage.SetUpAsync();

        var saved = await _stage.PressAsync("calendar.save", [("from", "2026-12-01"), ("label", "<at>Ada</at> [x](https://x.example) *y*")]);

        Assert.DoesNotContain("<at>", Said(saved), StringComparison.Ordinal);
        Assert.DoesNotContain("(https://x.example)", Said(saved), StringComparison.Ordinal);
        Assert.DoesNotContain("](https", await _stage.TypeAsync("plan"), StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", await _stage.TypeAsync("calendar"), StringComparison.Ordinal);
        Assert.DoesNotContain("x.example", await _stage.TypeAsync("decisions"), StringComparison.Ordinal);
        var team = await _stage.TeamAsync();
        Assert.NotNull(Assert.Single(team.Calendar.Own).Label);
        Assert.Null(Assert.Single(ScheduledTeam.Of(team, revision: null).Calendar!.Own).Label);
        Assert.DoesNotContain("x.example", string.Join(' ', (await _stage.Host.App.Services.GetRequiredService<AuditLog>().ReadAsync(_stage.Ref, Live)).Entries.Select(entry => entry.Fact.New)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_can_be_typed_behind_a_colon_and_the_same_days_take_another_name()
    {
        await _stage.SetUpAsync();

        Assert.Contains("1 December 2026 (Inset day)", await _stage.TypeAsync("day off 1 December: inset day"), StringComparison.Ordinal);
        Assert.Contains("1 December 2026 (Training)", await _stage.TypeAsync("day off 1 December: training"), StringComparison.Ordinal);

        Assert.Equal("Training", Assert.Single((await _stage.TeamAsync()).Calendar.Own).Label);
    }

    [Fact]
    public async Task A_team_that_is_not_set_up_yet_is_told_to_do_that_first()
    {
        foreach (var verb in new[] { "calendar.open", "calendar.check", "calendar.save", "setup.more", "setup.more.save" })
        {
            Assert.Contains("This team is not set up yet. Write settings to do that first.", Said(await _stage.PressAsync(verb, [])), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task More_settings_are_saved_together_and_each_change_is_said_once()
    {
        await _stage.SetUpAsync();
        await _stage.PressAsync("setup.more", []);
        var open = _stage.Teams.PostsIn(_stage.Teams.Tenant.People[0].ChatId)[^1];

        var saved = await _stage.PressAsync(open, "Save", ("reminder", "false"), ("comments", "true"), ("commentThreshold", "12"));
        var again = await _stage.PressAsync(saved, "Save");
        var refused = await _stage.PressAsync(saved, "Save", ("commentThreshold", "9"), ("takesNudges", "false"));

        Assert.Contains("from the next pulse on I remind nobody", Said(saved), StringComparison.Ordinal);
        Assert.Contains("Comments are on", Said(saved), StringComparison.Ordinal);
        Assert.DoesNotContain("small step a week, and", Said(saved), StringComparison.Ordinal);
        Assert.Contains("Everything is as it was.", Said(again), StringComparison.Ordinal);
        Assert.Contains("no comment is ever shown where fewer than 10 people answered", Said(refused), StringComparison.Ordinal);
        Assert.Equal("false", ValueOf(refused, "takesNudges"));
        var team = await _stage.TeamAsync();
        Assert.Equal((true, true, 12, false), (team.TakesNoReminders, team.TakesComments, team.CommentThreshold, team.TakesNoNudges));
    }

    [Fact]
    public async Task Quiet_hours_are_shown_set_and_ended_on_a_card_that_is_a_person_s_own()
    {
        await _stage.TypeAsync("quiet", person: 2);
        var open = _stage.Teams.PostsIn(_stage.Teams.Tenant.People[2].ChatId)[^1];
        Assert.Contains("You have no quiet hours of your own", Said(open), StringComparison.Ordinal);

        var set = await _stage.Host.PressAsync(2, "pulse.quiet", Filled(open, "Save", ("from", "19:00"), ("to", "07:30")));
        Assert.Contains("19:00 to 07:30", Said(set), StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(19, 0), (await QuietOfAsync(2))?.From);

        var tooLong = await _stage.Host.PressAsync(2, "pulse.quiet", Filled(set, "Save", ("from", "09:00"), ("to", "08:00")));
        Assert.Contains("Give at most 16 hours", Said(tooLong), StringComparison.Ordinal);
        Assert.Equal("09:00", ValueOf(tooLong, "from"));
        var nonsense = await _stage.Host.PressAsync(2, "pulse.quiet", Filled(set, "Save", ("from", "<at>late</at>")));
        Assert.Contains("I cannot read", Said(nonsense), StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", Said(nonsense), StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(19, 0), (await QuietOfAsync(2))?.From);

        var ended = await _stage.Host.PressAsync(2, "pulse.quiet", Filled(set, "No quiet hours"));
        Assert.Contains("You have no quiet hours of your own", Said(ended), StringComparison.Ordinal);
        Assert.Null(await QuietOfAsync(2));
    }

    private async Task<QuietHours?> QuietOfAsync(int person) =>
        (await _stage.Registry.PersonAsync(new PersonRef(_stage.Ref.Tenant, new PersonId(_stage.Teams.Tenant.People[person].ObjectId)), Live)).Quiet;
}
