using System.Globalization;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>Teams that were told something, written into a store as telling leaves it behind.</summary>
internal sealed class ToldTeams(IObjectStore store)
{
    public static readonly TenantId Tenant = ARound.Team.Tenant;

    private readonly TeamRegistry _teams = new(store, new MemoryKeyWrap());
    private readonly Rounds _rounds = new(store, new MemoryKeyWrap());

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static TeamRef Team(int number) => new(Tenant, new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:team-{number}@thread.tacv2")));

    public Task InstallAsync(TeamRef of, string? name) => _teams.UpdateAsync(of, _ => new Team
    {
        Ref = of,
        Name = name,
        Status = TeamStatus.Active,
        InstalledAt = World.Monday,
        Admins = [ARound.Person(1)],
        Leaders = [ARound.Person(2)],
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = _teams.NewAssignmentKey(),
    }, Live);

    /// <param name="answers">Of each area how many answered; those answer all sorts of things. Fewer than five: nothing is told.</param>
    public async Task TellAsync(TeamRef team, int number, DateOnly date, Dictionary<PracticeArea, int> answers)
    {
        var round = new RoundRef(team, RoundId.Of(team, date));
        var release = new Release(round.Round, date, [.. answers.Select(asked => new ReleasedArea(asked.Key, asked.Value < 5 ? null : LevelOf(asked.Key, asked.Value)))]);
        await _teams.UpdateHistoryAsync(team, history => history.Released(release), Live);
        await _rounds.FixTellingAsync(round, new Telling(ChannelReaders.OnlyTheTeam, []), Live);
        var lines = release.Areas.Select(area => area.Level is { } level
            ? new AreaLine(area.Area, level, Wording.Of(level), ChangeWording.Of(ChangeIn(area.Area))) { Change = ChangeIn(area.Area) }
            : new AreaLine(area.Area, null, Wording.NotEnough, ""));
        await _rounds.FixSummaryAsync(new ToldSummary(new PulseSummary(round, "Team", number, date, "Europe/London", [.. lines], Wording.Of(Participation.Most), null), TakesComments: false), Live);
    }

    private static Level LevelOf(PracticeArea area, int answers) =>
        ReleaseGate.Show(new AreaHistogram(area, [answers / 5, answers / 5, answers / 5, answers / 5, answers - (4 * (answers / 5))]), answers + 3);

    private static AreaChange ChangeIn(PracticeArea area) => new(area, ChangeStatus.Maybe, ChangeDirection.Down);
}
