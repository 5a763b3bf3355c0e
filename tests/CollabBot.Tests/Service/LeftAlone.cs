using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Pausing, stopping and asking why, by tapping and by typing, in the real service.</summary>
public sealed class LeftAlone : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly RecordedLogs _logs = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string TeamId => _teams.Tenant.Teams.Single().Id;

    private TeamRegistry Registry => _host.App.Services.GetRequiredService<TeamRegistry>();

    private TeamRef Team => new(new TenantId(_teams.Tenant.Id), new TeamId(TeamId));

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 8, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _logs);
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        await AskAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_tap_on_the_question_card_pauses_for_two_weeks_and_another_takes_it_back()
    {
        var paused = await PressAsync(2, "Pause me for two weeks", Newest(2));
        Assert.Contains("Paused until Mon 7 December", paused.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 7), await PauseOfAsync(2));

        var back = await PressAsync(2, "Ask me again now", paused);
        Assert.Contains("pulse.answer", back.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(await PauseOfAsync(2));
    }

    [Fact]
    public async Task A_day_is_chosen_in_the_calendar_and_without_one_the_card_says_what_is_missing()
    {
        var choosing = await PressAsync(2, "Pause me until a day", Newest(2));

        var missing = await PressAsync(2, "Until that day", choosing);
        Assert.Contains("Choose a day in the calendar first", missing.ToJsonString(), StringComparison.Ordinal);
        var over = await PressAsync(2, "Until that day", missing, ("until", "2026-03-03"));
        Assert.Contains("Tue 3 March 2026 is not after today", over.ToJsonString(), StringComparison.Ordinal);
        var nonsense = await PressAsync(2, "Until that day", over, ("until", "3 March"));
        Assert.Contains("Choose a day in the calendar first", nonsense.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(await PauseOfAsync(2));

        var paused = await PressAsync(2, "Until that day", nonsense, ("until", "2027-03-03"));
        Assert.Contains("Paused until Wed 3 March", paused.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 3, 3), await PauseOfAsync(2));
    }

    [Theory]
    [InlineData("pause until 3 March", "Paused until Wed 3 March", "2027-03-03")]
    [InlineData("Pause for 2 weeks.", "Paused until Mon 7 December", "2026-12-07")]
    [InlineData("pause me until friday", "Paused until Fri 27 November", "2026-11-27")]
    [InlineData("pause until pancake day", "how long you want a pause, so nothing was changed", null)]
    [InlineData("pause until 3 March 2020", "Tue 3 March 2020 is not after today", null)]
    [InlineData("pause for 999 weeks", "A pause ends on Wed 24 November 2027 at the latest", null)]
    [InlineData("pause", "While you are paused I neither ask nor remind you, in any of your teams", null)]
    public async Task A_pause_can_be_written(string text, string said, string? until)
    {
        await _host.WriteAsync(2, text);

        Assert.Contains(said, _teams.PostsIn(_teams.Tenant.People[2].ChatId)[^1].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(until, (await PauseOfAsync(2))?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Whoever_paused_is_left_alone_in_the_next_pulse_and_asked_after_they_wrote_resume()
    {
        await _host.WriteAsync(2, "pause for 4 weeks");
        await NextAsync();
        Assert.DoesNotContain("pulse.answer", Newest(2).ToJsonString(), StringComparison.Ordinal);

        await _host.WriteAsync(2, "resume");
        Assert.Contains("Welcome back", Newest(2).ToJsonString(), StringComparison.Ordinal);
        await NextAsync();

        Assert.Contains("pulse.answer", Newest(2).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_is_one_tap_and_so_is_taking_it_back()
    {
        var stopped = await PressAsync(3, "Stop asking me", Newest(3));
        Assert.Contains("I do not ask you any more", stopped.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([_teams.Tenant.People[3].ObjectId], (await Registry.FindAsync(Team, Live))!.OptedOut.Select(person => person.Value));

        var back = await PressAsync(3, "Ask me again", stopped);
        Assert.Contains("pulse.answer", back.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await Registry.FindAsync(Team, Live))!.OptedOut);
    }

    [Theory]
    [InlineData("pulse.pause")]
    [InlineData("pulse.resume")]
    [InlineData("pulse.stop")]
    [InlineData("pulse.start")]
    public async Task A_card_that_names_a_team_of_others_changes_nothing(string verb)
    {
        var before = await Registry.FindAsync(Team, Live);

        foreach (var team in new[] { "19:unheard-of@thread.tacv2", "../../cfg", new string('x', 5000) })
        {
            var answer = await _host.PressAsync(3, verb, new JsonObject { ["team"] = team, ["weeks"] = "2", ["person"] = _teams.Tenant.People[4].ObjectId });

            Assert.DoesNotContain("Paused until", answer.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("I do not ask you any more", answer.ToJsonString(), StringComparison.Ordinal);
        }

        Assert.Equal(before!.OptedOut, (await Registry.FindAsync(Team, Live))!.OptedOut);
        Assert.Null(await PauseOfAsync(4));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("two")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    [InlineData("")]
    public async Task Weeks_that_are_none_pause_nobody(string weeks)
    {
        await _host.PressAsync(3, "pulse.pause", new JsonObject { ["team"] = TeamId, ["weeks"] = weeks });

        Assert.Null(await PauseOfAsync(3));
    }

    [Fact]
    public async Task Why_is_answered_with_the_reason_for_the_question_what_is_kept_and_the_way_out()
    {
        await _host.WriteAsync(2, "why?");

        var said = _teams.PostsIn(_teams.Tenant.People[2].ChatId)[^1]["text"]!.GetValue<string>();
        foreach (var wanted in new[] { "**Why this question.** It is about ", "three times in each turn of the rotation", "This is pulse 1 of 5", "**What is kept.** Until Thu 26 November", "**What stays.** That you were asked, not whether you answered.", "write **pause** or **stop**" })
        {
            Assert.Contains(wanted, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_s_wish_to_be_left_alone_is_logged()
    {
        await _host.WriteAsync(2, "pause until 3 March");
        await PressAsync(3, "Stop asking me", Newest(3));

        Assert.DoesNotContain(_teams.Tenant.People[2].ObjectId, _logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("3 March", _logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("2027-03-03", _logs.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>But for a small step, which may come at any time.</summary>
    private JsonObject Newest(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId)
        .Last(post => !post.ToJsonString().Contains("nudge.reply", StringComparison.Ordinal))["attachments"]![0]!["content"]!.AsObject();

    private async Task<JsonObject> PressAsync(int person, string title, JsonObject card, params (string Name, string Value)[] inputs)
    {
        var button = AServiceHost.Nodes(card).OfType<JsonObject>().First(node => node["type"]?.ToString() == "Action.Execute" && node["title"]?.ToString() == title);
        var data = button["data"]!.DeepClone().AsObject();
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return (await _host.PressAsync(person, button["verb"]!.GetValue<string>(), data))["value"]!.AsObject();
    }

    private async Task<DateOnly?> PauseOfAsync(int person) => (await Registry.MembershipAsync(Team, Live)).Find(new PersonId(_teams.Tenant.People[person].ObjectId))?.PausedUntil;

    private async Task AskAsync()
    {
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = TeamId });
        await _host.BeatAsync();
    }

    private async Task NextAsync()
    {
        await _host.WriteAsync(0, "close now");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _host.BeatAsync();
        _time.Advance(TimeSpan.FromDays(8));
        await AskAsync();
    }
}
