using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Setting a team up by tapping and by typing, through the real endpoint.</summary>
public sealed class SetUpsInTeams : IAsyncLifetime
{
    private static readonly TenantDescription Described = new(
        "11111111-1111-4111-8111-111111111111",
        [new("Ada Quillfeather"), new("Bob Marrowby"), new("Cyd Ottershaw"), new("Dot Pennyfold"), new("Eve Thistlewood"), new("Fay Umberton")],
        [new("Housing", ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"], ["Announcements"])]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = Described, Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Before_saving_an_admin_sees_what_a_team_of_this_size_can_expect_and_is_offered_the_fortnight()
    {
        var check = await PressAsync("setup.check");
        var fortnight = AServiceHost.Nodes(check).OfType<JsonObject>().Single(node => node["title"]?.ToString() == "Ask every two weeks");
        var again = await _host.PressAsync(0, "setup.check", fortnight["data"]!.DeepClone().AsObject());

        Assert.Contains("every Tuesday at 10:00", Said(check), StringComparison.Ordinal);
        Assert.Contains("If seven in ten answer, about 4 pulses in 10 can be shown.", Said(check), StringComparison.Ordinal);
        Assert.Contains("With 6 people a weekly round often has too few answers", Said(check), StringComparison.Ordinal);
        Assert.Contains("every two weeks on Tuesday at 10:00", Said(again), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask every two weeks", Said(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_on_the_cards_is_saved_and_shown_again()
    {
        var saved = await PressAsync("setup.save", ("weeks", "2"), ("questions", "4"), ("threshold", "6"));
        var again = await PressAsync("setup.open");

        Assert.Contains("and then every two weeks", Said(saved), StringComparison.Ordinal);
        Assert.Equal(("2", "4", "6"), (ValueOf(again, "weeks"), ValueOf(again, "questions"), ValueOf(again, "threshold")));
    }

    [Theory]
    [InlineData("weeks", "9", "How often: choose every week to every eight weeks, or every month.")]
    [InlineData("weeks", "two", "How often: choose every week to every eight weeks, or every month.")]
    [InlineData("questions", "0", "0\\\" came; choose 1 to 5.")]
    [InlineData("questions", "six", "six\\\" came; choose 1 to 5.")]
    [InlineData("threshold", "4", "4\\\" came, and nothing is ever shown of fewer than 5. Give a whole number, 5 or more.")]
    [InlineData("threshold", "5,5", "5,5\\\" came, and nothing is ever shown of fewer than 5.")]
    [InlineData("threshold", "7", "7 came, and with the people and the leaders of this team at most 6 can come together. Give 5 to 6, or choose fewer leaders.")]
    public async Task What_cannot_be_is_told_on_the_card_where_it_can_be_put_right(string field, string value, string said)
    {
        var answer = await PressAsync("setup.check", (field, value));

        Assert.Contains("When shall I ask?", Said(answer), StringComparison.Ordinal);
        Assert.Contains(said, Said(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_a_month_can_be_chosen_and_stays_when_something_else_is_changed()
    {
        var saved = await PressAsync("setup.save", ("weeks", "month"));
        var again = await PressAsync("setup.save", ("time", "11:00"));

        Assert.Contains("first on Tue 1 December, 10:00, and then every month", Said(saved), StringComparison.Ordinal);
        Assert.Contains("and then every month", Said(again), StringComparison.Ordinal);
        Assert.Equal("month", ValueOf(await PressAsync("setup.open"), "weeks"));
        Assert.Contains("Saved. I ask every three weeks on Tuesday", await TypeAsync(0, "every 3 weeks"), StringComparison.Ordinal);
        Assert.Contains("Saved. I ask on the first Tuesday of each month at 11:00, next on Tue 1 December", await TypeAsync(0, "monthly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_from_before_there_was_a_choice_keeps_what_is_set()
    {
        await PressAsync("setup.save", ("weeks", "2"), ("questions", "4"), ("threshold", "6"));

        var saved = await PressAsync("setup.save", ("time", "11:00"));

        Assert.Contains("and then every two weeks", Said(saved), StringComparison.Ordinal);
        Assert.Contains("11:00", Said(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_can_be_typed_one_setting_at_a_time_by_an_admin_only()
    {
        await PressAsync("setup.save");

        Assert.Contains("Saved. I ask every two weeks on Tuesday at 10:00", await TypeAsync(0, "Every two weeks!"), StringComparison.Ordinal);
        Assert.Contains("Saved: 2 in a pulse.", await TypeAsync(0, "questions 2"), StringComparison.Ordinal);
        Assert.Contains("at most 6 can come together", await TypeAsync(0, "threshold 7"), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team", await TypeAsync(1, "every week"), StringComparison.Ordinal);
        Assert.Equal("2", ValueOf(await PressAsync("setup.open"), "weeks"));
    }

    private async Task<JsonObject> PressAsync(string verb, params (string Name, string Value)[] filledIn)
    {
        var data = new JsonObject
        {
            ["team"] = _teams.Tenant.Teams.Single().Id,
            ["channel"] = _teams.Tenant.Teams.Single().Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        };
        foreach (var (name, value) in filledIn)
        {
            data[name] = value;
        }

        return await _host.PressAsync(0, verb, data);
    }

    private async Task<string> TypeAsync(int person, string words)
    {
        await _host.WriteAsync(person, words);
        return Said(_teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1]);
    }

    private static string Said(JsonObject answer) => answer.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string? ValueOf(JsonObject answer, string input) => AServiceHost.Nodes(answer).OfType<JsonObject>().Single(node => node["id"]?.ToString() == input)["value"]?.ToString();
}
