using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>Teams in which nothing could be shown even if everybody answered.</summary>
public sealed class SmallTeams
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public SmallTeams() => _engine = _world.Start();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_team_of_three_or_four_is_asked_nothing_and_its_admin_is_told_once_in_four_weeks(int people)
    {
        await PlayAsync(people, threshold: null);

        var told = Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>());
        Assert.Equal((SkipReason.TooFewPeople, 5, Engine.Admin), (told.Reason, told.Needed.Answers, told.Admin));
        Assert.Empty(_world.Chat.Tried.OfType<Post.PulseAsk>());
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "round" or "active");
    }

    [Fact]
    public async Task A_team_that_wants_more_answers_is_told_its_own_number()
    {
        await PlayAsync(people: 6, threshold: 8);

        Assert.Equal(8, Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>()).Needed.Answers);
    }

    [Fact]
    public async Task A_threshold_that_was_promised_and_lowered_since_is_told_as_it_holds()
    {
        _world.Roster.Reading = MemoryRoster.Of(9);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Threshold = 8 }, TestContext.Current.CancellationToken);
        await _engine.AskedAsync();
        await _engine.CloseAsync();

        await PlayAsync(people: 6, threshold: 5);

        Assert.Equal(8, Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>()).Needed.Answers);
    }

    private async Task PlayAsync(int people, int? threshold)
    {
        _world.Roster.Reading = MemoryRoster.Of(people);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Threshold = threshold }, TestContext.Current.CancellationToken);
        await _engine.PassAsync(TimeSpan.FromDays(22), TimeSpan.FromHours(2));
    }
}
