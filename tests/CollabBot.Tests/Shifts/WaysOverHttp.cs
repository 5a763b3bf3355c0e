using System.Text.Json.Nodes;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary><c>ways</c> through the real service: in one's own chat, in the channel, and by somebody whom it is nobody's business to tell.</summary>
public sealed class WaysOverHttp : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private TeamRef Ref => new(new TenantId(_teams.Tenant.Id), new TeamId(Team.Id));

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

    [Theory]
    [InlineData("ways")]
    [InlineData("Ways of working.")]
    public async Task Before_anything_was_told_it_says_so_and_when(string words)
    {
        await _host.WriteAsync(3, words);

        Assert.Contains("I have told you no reading of how you work together in the last 13 weeks.", Last(3), StringComparison.Ordinal);
        Assert.Contains("I show a reading when 5 or more people answer", Last(3), StringComparison.Ordinal);
        Assert.Contains("administratively imposed", Last(3), StringComparison.Ordinal);
        Assert.Contains("One small step to read", Last(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_to_the_channel_is_told_in_ones_own_chat_and_there_and_nowhere_else()
    {
        await ToldAsync(new Level(65, LevelBound.None, 10, SizeBand.From5));

        await _host.WriteAsync(3, "ways");
        Assert.Contains("Our newest reading of how we work together lies at step 3 or 4 of 5.", Last(3), StringComparison.Ordinal);
        Assert.Contains("around 65", Last(3), StringComparison.Ordinal);

        Assert.Equal(200, (await _teams.Acts.MentionAsync(_teams.Tenant.People[3], Team, Team.Channels[1], "ways", Live)).Status);
        Assert.Contains("step 3 or 4 of 5", InChannel(Team.Channels[1]), StringComparison.Ordinal);
        Assert.Equal(200, (await _teams.Acts.MentionAsync(_teams.Tenant.People[3], Team, Team.General, "ways of working", Live)).Status);
        Assert.Contains("write **ways** to me there", InChannel(Team.General), StringComparison.Ordinal);
        Assert.DoesNotContain("step 3", InChannel(Team.General), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_left_the_team_is_told_nothing()
    {
        await ToldAsync(new Level(65, LevelBound.None, 10, SizeBand.From5));
        await _host.App.Services.GetRequiredService<TeamRegistry>().UpdateMembershipAsync(Ref, membership => membership.Without(new PersonId(_teams.Tenant.People[3].ObjectId)), Live);

        await _host.WriteAsync(3, "ways");

        Assert.Contains("You are in no team that I am in", Last(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_of_it()
    {
        await _host.WriteAsync(3, "help");

        Assert.Contains("**ways**", Last(3), StringComparison.Ordinal);
    }

    private async Task ToldAsync(Level level)
    {
        var services = _host.App.Services;
        var date = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).AddDays(-7);
        var plan = ARound.Plan(6) with { Ref = new RoundRef(Ref, RoundId.Of(Ref, date)), Date = date, SummaryChannel = new ChannelId(Team.Channels[1].Id) };
        await services.GetRequiredService<Rounds>().FixPlanAsync(plan, Live);
        await services.GetRequiredService<Rounds>().FixTellingAsync(plan.Ref, new Core.Digests.Telling(ChannelReaders.OnlyTheTeam, []), Live);
        await services.GetRequiredService<TeamRegistry>().UpdateHistoryAsync(Ref, history => history.Released(new Release(plan.Ref.Round, date, [new ReleasedArea(PracticeArea.Shift, level)])), Live);
    }

    private string Last(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString();

    private string InChannel(FakeChannel channel) => new JsonArray([.. _teams.PostsIn(channel.Id).Select(post => post.DeepClone())]).ToJsonString();
}
