using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>What a person sees of their budget through the real service, tapped and typed.</summary>
public sealed class AttentionOverHttp : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(8, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_question_says_which_message_of_the_week_it_is_and_budget_shows_what_it_was()
    {
        Assert.Contains("Message 1 of 3 this week, 1 kept for a reminder. Write **budget** to see or change that.", Last(3), StringComparison.Ordinal);

        await _host.WriteAsync(3, "Budget");

        Assert.Contains("2 of 3 messages used this week", Last(3), StringComparison.Ordinal);
        Assert.Contains("Questions", Last(3), StringComparison.Ordinal);
        Assert.Contains("Kept for a reminder", Last(3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budget 5", "2 of 5 messages used this week")]
    [InlineData("budget 1", "2 of 1 messages used this week")]
    [InlineData("budget 8", "Choose a number from 1 to 7. Nothing was changed.")]
    [InlineData("budget 0", "Choose a number from 1 to 7. Nothing was changed.")]
    [InlineData("budget lots", "Choose a number from 1 to 7. Nothing was changed.")]
    public async Task It_is_changed_by_typing(string words, string said)
    {
        await _host.WriteAsync(3, words);

        Assert.Contains(said, Last(3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "2 of 4 messages used this week")]
    [InlineData("", "2 of 3 messages used this week")]
    [InlineData("44", "Choose a number from 1 to 7. Nothing was changed.")]
    public async Task It_is_changed_by_a_button_whose_data_is_not_trusted(string cap, string said)
    {
        var card = await _host.PressAsync(3, "pulse.budget", new JsonObject { ["v"] = 1, ["cap"] = cap });

        Assert.Contains(said, card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_the_bot_does_not_know_has_an_empty_week()
    {
        _time.Advance(TimeSpan.FromDays(21));

        await _host.WriteAsync(3, "budget");

        Assert.Contains("0 of 3 messages used this week", Last(3), StringComparison.Ordinal);
        Assert.DoesNotContain("Kept", Last(3).Replace("A kept place", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_went_to_the_channel_is_not_shown_again_at_a_word()
    {
        await _host.WriteAsync(3, "summary");

        Assert.Contains("I have no summary for you here.", Last(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_did_is_answered_and_never_counted()
    {
        for (var time = 0; time < 10; time++)
        {
            await _host.WriteAsync(3, "pulse");
        }

        await _host.WriteAsync(3, "budget");

        Assert.Contains("2 of 3 messages used this week", Last(3), StringComparison.Ordinal);
    }

    private string Last(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString();
}
