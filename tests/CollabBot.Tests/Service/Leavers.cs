using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Somebody leaves a team, as Teams tells it: to the bot in an event, and in the roster.</summary>
public sealed class Leavers : IAsyncLifetime
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
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 7, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_leaves_in_mid_round_is_not_counted_whether_or_not_the_bot_hears_of_it(bool isTold)
    {
        var plan = await AskAsync();
        for (var person = 0; person < 7; person++)
        {
            for (var question = 0; question < 3; question++)
            {
                await _host.WriteAsync(person, "4");
            }
        }

        await LeaveAsync(6, isTold);
        Assert.Equal(isTold ? AnswerBy.Refused : AnswerBy.Taken, await AnswerAsync(plan, 6));
        await _host.WriteAsync(0, "close now");
        await PassAsync(TimeSpan.FromSeconds(31));

        var result = (await Rounds.FindResultAsync(plan.Ref, Live))!;
        Assert.Equal([6, 6, 6], result.Areas.Select(area => area.N));
        Assert.False(result.IsRosterUnread);
    }

    private enum AnswerBy
    {
        Taken,
        Refused,
    }

    private Rounds Rounds => _host.App.Services.GetRequiredService<Rounds>();

    private async Task LeaveAsync(int person, bool isTold)
    {
        if (isTold)
        {
            await _teams.Events.RemoveMembersAsync(Team, [_teams.Tenant.People[person]], Live);
            await _host.BeatAsync();
        }
        else
        {
            Team.Remove([_teams.Tenant.People[person]]);
        }
    }

    private async Task<RoundPlan> AskAsync()
    {
        await _host.PressAsync(0, "ask.now", new() { ["team"] = Team.Id });
        await _host.BeatAsync();
        var history = await _host.App.Services.GetRequiredService<TeamRegistry>().HistoryAsync(Ref, Live);
        return (await Rounds.FindPlanAsync(new RoundRef(Ref, history.Latest!.Value), Live))!;
    }

    private async Task<AnswerBy> AnswerAsync(RoundPlan plan, int person) =>
        await _host.App.Services.GetRequiredService<AnswerQuestion>().ShowAsync(new PersonRef(Ref.Tenant, new PersonId(_teams.Tenant.People[person].ObjectId)), plan.Ref, Live)
            is AnswerOutcome.NotAsked ? AnswerBy.Refused : AnswerBy.Taken;

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
