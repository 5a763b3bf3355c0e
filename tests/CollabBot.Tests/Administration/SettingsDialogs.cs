using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Administration;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Teams.Administration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CollabBot.Tests.Administration.SettingsStage;

namespace CollabBot.Tests.Administration;

/// <summary>The settings in a dialog, as Teams sends it: <c>task/fetch</c>, then <c>task/submit</c>.</summary>
public sealed class SettingsDialogs : IAsyncLifetime
{
    private SettingsStage _stage = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await SettingsStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task From_opening_it_to_saving_it_goes_through_the_pages_that_the_cards_are()
    {
        var when = await _stage.OpenAsync("setup.when");
        var who = await _stage.SubmitAsync(when, "Next: who hears of it", filledIn: [("weekday", "Thursday"), ("time", "09:30"), ("weeks", "3")]);
        var check = await _stage.SubmitAsync(who, "Next: check", filledIn: ("leaders", _stage.Teams.Tenant.People[1].ObjectId));
        var ahead = await _stage.SubmitAsync(check, "The next 12 weeks");
        var back = await _stage.SubmitAsync(ahead, "Back");
        var saved = await _stage.SubmitAsync(back, "Save");

        Assert.All([when, who, check, ahead, back, saved], IsAPage);
        Assert.Contains("every three weeks on Thursday at 09:30", Said(check), StringComparison.Ordinal);
        Assert.Contains("All set", Said(saved), StringComparison.Ordinal);
        var team = await _stage.TeamAsync();
        Assert.Equal((DayOfWeek.Thursday, 3, _stage.Teams.Tenant.People[1].ObjectId), (team.Cadence!.Weekday, team.Cadence.Weeks, team.Leaders.Single().Value));
    }

    [Theory]
    [InlineData("weeks", "9")]
    [InlineData("weekday", "Someday")]
    [InlineData("time", "25:99")]
    [InlineData("zone", "Middle-earth/Shire")]
    [InlineData("otherZone", "<at>Ada</at>")]
    [InlineData("holidays", "France")]
    [InlineData("questions", "six")]
    [InlineData("threshold", "4")]
    [InlineData("threshold", "99")]
    [InlineData("channel", "19:gone@thread.tacv2")]
    [InlineData("leaders", "")]
    [InlineData("leaders", "nobody,known")]
    public async Task What_cannot_be_is_told_with_the_words_of_the_card_and_keeps_what_was_filled_in(string field, string value)
    {
        (string, string)[] filledIn = [("questions", "4"), ("time", "11:15"), (field, value)];

        var page = await _stage.OpenAsync("setup.check", 0, filledIn);
        var card = await _stage.PressAsync("setup.check", filledIn);

        Assert.Contains("Please put this right", Said(page), StringComparison.Ordinal);
        Assert.Equal(Said(card["value"]!["body"]!), Said(page["task"]!["value"]!["card"]!["content"]!["body"]!));
        Assert.Contains(field is "time" ? "\"questions\":\"4\"" : "\"time\":\"11:15\"", Said(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"data\"")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[{"verb":"setup.when"}]}""")]
    [InlineData("""{"data":{"verb":{"a":1}}}""")]
    [InlineData("""{"data":{"verb":"setup.dance"}}""")]
    [InlineData("""{"data":{"verb":"Setup.When"}}""")]
    [InlineData("""{"data":{"verb":"pulse.answer","value":"4"}}""")]
    public async Task A_dialog_that_there_is_not_and_a_body_that_is_none_get_a_clear_word(string value)
    {
        foreach (var name in new[] { "task/fetch", "task/submit", "TASK/FETCH" })
        {
            var answer = (await _stage.DeliverAsync(_stage.AsInvoke(name, JsonNode.Parse(value)))).Read()!;

            Assert.Equal("message", answer["task"]!["type"]!.ToString());
            Assert.Contains("I do not know this button", answer["task"]!["value"]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_full_of_things_of_the_wrong_kind_is_a_page_again()
    {
        var data = _stage.Data();
        data["verb"] = "setup.save";
        foreach (var name in new[] { "weeks", "weekday", "time", "zone", "otherZone", "holidays", "questions", "threshold", "channel", "leaders", "rev" })
        {
            data[name] = new JsonArray(new JsonObject { [name] = new string('x', 4000) });
        }

        IsAPage(await _stage.DialogAsync("task/submit", data));
        foreach (var verb in new[] { "calendar.save", "calendar.check", "setup.more.save", "admins.save", "setup.ahead", "ask.now", "pulse.quiet" })
        {
            foreach (var name in new[] { "days", "yearEnd", "from", "to", "label", "out", "reminder", "takesNudges", "comments", "commentThreshold", "admins", "what" })
            {
                data[name] = new JsonObject();
            }

            data["verb"] = verb;
            Assert.Contains("task", (await _stage.DialogAsync("task/submit", data)).Select(member => member.Key));
        }
    }

    [Theory]
    [InlineData("setup.open")]
    [InlineData("setup.when")]
    [InlineData("setup.who")]
    [InlineData("setup.check")]
    [InlineData("setup.start")]
    [InlineData("setup.save")]
    [InlineData("setup.ahead")]
    [InlineData("setup.more")]
    [InlineData("setup.more.save")]
    [InlineData("calendar.open")]
    [InlineData("calendar.check")]
    [InlineData("calendar.save")]
    [InlineData("admins.open")]
    [InlineData("admins.save")]
    [InlineData("ask.now")]
    public async Task Nobody_but_an_admin_gets_a_page_whatever_they_send(string verb)
    {
        await _stage.SetUpAsync();
        var before = await _stage.TeamAsync();
        (string, string)[] data = [("weekday", "Friday"), ("days", "Friday"), ("admins", _stage.Teams.Tenant.People[1].ObjectId), ("isAdmin", "true")];

        var strangers = await _stage.OpenAsync(verb, person: 1, data);
        var others = await _stage.OpenAsync(verb, person: 0, [.. data, ("team", "19:another@thread.tacv2")]);

        Assert.All([strangers, others], answer => Assert.Equal("message", answer["task"]!["type"]!.ToString()));
        Assert.Contains("Only an admin of the team can do this", Said(strangers), StringComparison.Ordinal);
        Assert.Equivalent(before, await _stage.TeamAsync());
    }

    [Fact]
    public async Task Whoever_cannot_be_told_gets_no_page()
    {
        var activity = _stage.AsInvoke("task/fetch", new JsonObject { ["data"] = _stage.Data(("verb", "setup.when")) });
        activity["from"]!.AsObject().Remove("aadObjectId");

        Assert.Contains("I cannot tell who you are", (await _stage.DeliverAsync(activity)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_left_open_does_nothing_any_more_when_its_admin_is_none()
    {
        var page = await _stage.OpenAsync("setup.check");
        await _stage.Registry.UpdateAsync(_stage.Ref, team => team! with { Admins = [new PersonId(_stage.Teams.Tenant.People[2].ObjectId)] }, Live);

        var answer = await _stage.SubmitAsync(page, "Save");

        Assert.Contains("Only an admin of the team can do this", Said(answer), StringComparison.Ordinal);
        Assert.Null((await _stage.TeamAsync()).Cadence);
    }

    [Fact]
    public async Task Sent_twice_it_is_saved_once_and_nobody_is_told_of_a_change()
    {
        var page = await _stage.OpenAsync("setup.check");

        var first = await _stage.SubmitAsync(page, "Save");
        var decisions = await _stage.Host.App.Services.GetRequiredService<AuditLog>().ReadAsync(_stage.Ref, Live);
        var second = await _stage.SubmitAsync(page, "Save");
        var activity = _stage.AsInvoke("task/submit", new JsonObject { ["data"] = Filled(page, "Save") });
        var (third, fourth) = (await _stage.DeliverAsync(activity), await _stage.DeliverAsync(activity));

        Assert.All([Said(first), Said(second), third.Body], said => Assert.Contains("All set", said, StringComparison.Ordinal));
        Assert.Equal(third.Body, fourth.Body);
        Assert.Equal(decisions.Entries.Count, (await _stage.Host.App.Services.GetRequiredService<AuditLog>().ReadAsync(_stage.Ref, Live)).Entries.Count);
    }

    [Fact]
    public async Task What_another_admin_saved_meanwhile_is_not_undone_unseen()
    {
        await _stage.MakeAdminAsync(1);
        var mine = await _stage.OpenAsync("setup.check", 0, ("time", "11:15"));
        await _stage.SubmitAsync(await _stage.OpenAsync("setup.check", 1, ("questions", "5")), "Save", person: 1);

        var told = await _stage.SubmitAsync(mine, "Save");

        Assert.Contains("Settings: they were changed after you opened this card, so nothing of yours is saved yet.", Said(told), StringComparison.Ordinal);
        Assert.Equal("11:15", ValueOf(told, "time"));
        Assert.Equal((5, new TimeOnly(10, 0)), ((await _stage.TeamAsync()).QuestionsPerPulse, (await _stage.TeamAsync()).Cadence!.Time));

        var saved = await _stage.SubmitAsync(await _stage.SubmitAsync(await _stage.SubmitAsync(told, "Next: who hears of it"), "Next: check"), "Save");
        Assert.Contains("All set", Said(saved), StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(11, 15), (await _stage.TeamAsync()).Cadence!.Time);
    }

    [Fact]
    public async Task Of_two_admins_who_save_in_the_same_moment_one_is_told()
    {
        await _stage.SetUpAsync();
        await _stage.MakeAdminAsync(1);
        var pages = new[] { await _stage.OpenAsync("setup.check", 0, ("time", "11:15")), await _stage.OpenAsync("setup.check", 1, ("time", "15:45")) };

        var answers = await Task.WhenAll(pages.Select((page, person) => _stage.SubmitAsync(page, "Save", person)));

        var saved = Assert.Single(answers, answer => Said(answer).Contains("All set", StringComparison.Ordinal));
        Assert.Single(answers, answer => Said(answer).Contains("they were changed after you opened this card", StringComparison.Ordinal));
        Assert.Equal(new TimeOnly(saved == answers[0] ? 11 : 15, saved == answers[0] ? 15 : 45), (await _stage.TeamAsync()).Cadence!.Time);
    }

    [Fact]
    public async Task While_the_bot_is_stopped_nothing_is_saved_and_the_page_stays_as_it_was_filled_in()
    {
        var page = await _stage.OpenAsync("setup.when");
        await _stage.Host.App.Services.GetRequiredService<EmergencyStops>().StopAsync(tenant: null, by: null, Live);

        var answer = await _stage.SubmitAsync(page, "Next: who hears of it", filledIn: ("time", "11:15"));

        Assert.Contains("I have been stopped for the time being", Said(answer), StringComparison.Ordinal);
        Assert.Equal("11:15", ValueOf(answer, "time"));
    }

    [Fact]
    public async Task While_Teams_is_away_the_page_stays_as_it_was_filled_in()
    {
        var page = await _stage.OpenAsync("setup.when");
        await _stage.Teams.GoDownAsync();

        var answer = await _stage.SubmitAsync(page, "Next: who hears of it", filledIn: [("time", "11:15"), ("threshold", "6")]);
        await _stage.Teams.ComeBackAsync();

        Assert.Contains("I cannot reach Teams just now", Said(answer), StringComparison.Ordinal);
        Assert.Equal(("11:15", "6"), (ValueOf(answer, "time"), ValueOf(answer, "threshold")));
    }

    [Fact]
    public async Task While_nothing_can_be_written_down_the_page_stays_as_it_was_filled_in()
    {
        var page = await _stage.OpenAsync("setup.check", 0, ("time", "11:15"));
        var database = _stage.Host.App.Services.GetRequiredService<SqliteDatabase>();
        var pages = Convert.ToInt32(await database.ClearAsync(connection => connection.Scalar("PRAGMA page_count"), Live), CultureInfo.InvariantCulture);
        await database.ClearAsync(connection => connection.Scalar(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}")), Live);
        var store = new SqliteObjectStore(database, _stage.Time);
        foreach (var size in new[] { 100_000, 10_000, 1_000, 100, 1 })
        {
            await FillAsync(store, size);
        }

        var answer = await _stage.SubmitAsync(page, "Save");

        Assert.Contains("That was not saved", Said(answer), StringComparison.Ordinal);
        Assert.Equal("11:15", ValueOf(answer, "time"));
    }

    [Fact]
    public async Task What_a_card_would_show_below_it_is_a_page_with_a_way_back_to_what_was_filled_in()
    {
        await _stage.SetUpAsync();
        var when = await _stage.OpenAsync("setup.when");

        foreach (var title in new[] { "Days off", "More settings" })
        {
            var page = await _stage.SubmitAsync(when, title, filledIn: ("time", "11:15"));
            IsAPage(page);
            Assert.Equal("11:15", ValueOf(await _stage.SubmitAsync(page, "Back"), "time"));
        }
    }

    [Fact]
    public async Task A_button_that_opens_it_is_on_the_card_in_Teams_and_on_no_client_of_this_machine()
    {
        var here = _stage.AsInvoke("task/fetch", new JsonObject());
        var there = here.DeepClone().AsObject();
        there["serviceUrl"] = "https://smba.trafficmanager.net/uk/";
        var team = await _stage.TeamAsync();

        Assert.DoesNotContain("task/fetch", Said(await _stage.PressAsync("setup.open", [])), StringComparison.Ordinal);
        Assert.False(SettingsDialog.Opens(Parsed(here)));
        Assert.True(SettingsDialog.Opens(Parsed(there)));
        var card = SetUpActions.FirstStep(team, null, opensDialogs: true).ToJsonNode();
        var button = Button(card, "Open in a window");
        Assert.Equal(("Action.Submit", "task/fetch", "setup.when", _stage.Group.Id), (button["type"]!.ToString(), button["data"]!["msteams"]!["type"]!.ToString(), button["data"]!["verb"]!.ToString(), button["data"]!["team"]!.ToString()));
        IsAPage(await _stage.DialogAsync("task/fetch", Filled(card, "Open in a window")));
    }

    private static async Task FillAsync(SqliteObjectStore store, int size)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                await store.PutNewAsync(StoreKey.Of("filled", string.Create(CultureInfo.InvariantCulture, $"{size}-{number}")), new byte[size], Live);
            }
            catch (StoreUnavailableException)
            {
                return;
            }
        }
    }

    private static Activity Parsed(JsonObject activity) => Assert.IsType<ActivityParseOutcome.Parsed>(ActivityParser.Parse(System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString()))).Activity;

    /// <summary>In a dialog only what is submitted arrives, and nothing opens a second one.</summary>
    private static void IsAPage(JsonObject answer)
    {
        Assert.Equal(("continue", "Settings"), (answer["task"]!["type"]!.ToString(), answer["task"]!["value"]!["title"]!.ToString()));
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["task"]!["value"]!["card"]!["contentType"]!.ToString());
        var actions = Objects(answer).Where(node => node["type"]?.ToString().StartsWith("Action.", StringComparison.Ordinal) is true).ToList();
        Assert.All(actions, action => Assert.Equal("Action.Submit", action["type"]!.ToString()));
        Assert.All(actions, action => Assert.True(SettingsDialog.Has(action["data"]!["verb"]!.ToString()) && !action["data"]!.AsObject().ContainsKey("msteams")));
    }
}
